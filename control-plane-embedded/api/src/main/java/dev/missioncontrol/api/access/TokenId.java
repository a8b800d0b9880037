package dev.missioncontrol.api.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a token without revealing it. It has the form of an item's id. */
public record TokenId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public TokenId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token id: expected 26 characters of base 32");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
