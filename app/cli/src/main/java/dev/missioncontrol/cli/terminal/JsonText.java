package dev.missioncontrol.cli.terminal;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.VisibleText;

/** JSON that a terminal shows as it is: characters that would act on it are written as escapes, which mean the same. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        String json = Json.write(value);
        if (!VisibleText.needsMarks(json)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.chars().forEach(unit -> {
            if (VisibleText.needsMarks(String.valueOf((char) unit)) && !Character.isSurrogate((char) unit)) {
                escaped.append("\\u%04x".formatted(unit));
            } else {
                escaped.append((char) unit);
            }
        });
        return escaped.toString();
    }
}
