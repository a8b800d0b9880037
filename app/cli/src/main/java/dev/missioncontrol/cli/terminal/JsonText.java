package dev.missioncontrol.cli.terminal;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.VisibleText;

/** Makes JSON safe for a terminal: control characters are written as JSON escapes, which mean the same. */
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
