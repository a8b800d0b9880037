package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A runtime's name: {@code [a-z][a-z0-9-]{0,30}}. It is taken from the runtime's token, never from its requests. */
public record RuntimeName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    @JsonCreator
    public RuntimeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("runtime name must be [a-z][a-z0-9-]{0,30}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
