package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of an epic, in the same form as an item's: sorted by time of creation, safe in paths and names. */
public record EpicId(@JsonValue String value) implements Comparable<EpicId> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public EpicId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of an epic: expected 26 characters of base 32");
        }
    }

    @Override
    public int compareTo(EpicId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
