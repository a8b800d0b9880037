package dev.missioncontrol.cli.terminal;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.TextRules;

/** Makes JSON safe for a terminal: control characters are written as JSON escapes, which mean the same. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        String json = Json.write(value);
        if (TextRules.plain(json)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i += Character.charCount(json.codePointAt(i))) {
            String one = Character.toString(json.codePointAt(i));
            if (TextRules.disturbs(json, i)) {
                one.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
            } else {
                escaped.append(one);
            }
        }
        return escaped.toString();
    }
}
