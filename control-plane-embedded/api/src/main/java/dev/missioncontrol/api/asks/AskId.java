package dev.missioncontrol.api.asks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An ask's id, in the same form as an item's: sorted by time of creation, safe in paths and names. */
public record AskId(@JsonValue String value) implements Comparable<AskId> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public AskId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ask id: expected 26 characters of base 32");
        }
    }

    @Override
    public int compareTo(AskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
