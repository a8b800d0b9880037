package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A secret's name: small letters, digits and dashes, safe in paths and logs. */
public record SecretName(@JsonValue String value) implements Comparable<SecretName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    @JsonCreator
    public SecretName {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a secret's name is 1 to 63 small letters, digits or dashes and begins with a letter");
        }
    }

    @Override
    public int compareTo(SecretName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
