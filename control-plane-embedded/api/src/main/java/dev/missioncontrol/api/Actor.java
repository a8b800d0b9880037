package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The author of an event as the log names it: {@code owner:laptop}, {@code runtime:local}, {@code classic:slash}. */
public record Actor(Role role, String name) {
    public Actor {
        Checks.required(role, "actor.role");
        Checks.text(name, "actor.name", 200);
    }

    /** Reads {@code role:name}. */
    @JsonCreator
    public static Actor parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an actor is written role:name");
        }
        return new Actor(Role.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return role.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
