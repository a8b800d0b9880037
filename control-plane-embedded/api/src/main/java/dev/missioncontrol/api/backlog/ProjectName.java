package dev.missioncontrol.api.backlog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A project's name, as items give it in their {@code project}: letters, digits, dots, dashes and underscores. */
public record ProjectName(@JsonValue String value) implements Comparable<ProjectName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    @JsonCreator
    public ProjectName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a project's name is 1 to 100 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public int compareTo(ProjectName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
