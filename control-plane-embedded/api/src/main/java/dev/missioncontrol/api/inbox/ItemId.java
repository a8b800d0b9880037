package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An item's id: 26 characters of lower-case Crockford base 32, sorted by time of creation, safe in paths and names. */
public record ItemId(@JsonValue String value) implements Comparable<ItemId> {
    private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

    @JsonCreator
    public ItemId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an item id: expected 26 characters of base 32");
        }
    }

    /** Returns the last six characters: enough for a person to tell two items apart. */
    public String shortForm() {
        return value.substring(20);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
