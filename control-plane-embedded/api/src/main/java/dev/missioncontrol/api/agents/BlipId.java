package dev.missioncontrol.api.agents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A blip's id, in the same form as an item's: sorted by time of creation, safe in paths and names. */
public record BlipId(@JsonValue String value) implements Comparable<BlipId> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public BlipId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a blip id: expected 26 characters of base 32");
        }
    }

    @Override
    public int compareTo(BlipId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
