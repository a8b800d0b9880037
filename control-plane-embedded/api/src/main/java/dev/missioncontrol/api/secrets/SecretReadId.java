package dev.missioncontrol.api.secrets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a read of a secret, in the same form as an item's: sorted by time of creation. */
public record SecretReadId(@JsonValue String value) implements Comparable<SecretReadId> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public SecretReadId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a read of a secret: expected 26 characters of base 32");
        }
    }

    @Override
    public int compareTo(SecretReadId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
