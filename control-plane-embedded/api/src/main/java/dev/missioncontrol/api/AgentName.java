package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An agent's name. Classic clients may use any text, so it never becomes a path, a command or a file name. */
public record AgentName(@JsonValue String value) {
    private static final Pattern STRICT = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** The agent whose inbox is the mortal queue, the work that only a human can do. The name is reserved. */
    public static final AgentName MORTAL = new AgentName("mortal");

    @JsonCreator
    public AgentName {
        Checks.text(value, "agent", 200);
    }

    /** Returns whether it has the form that all but classic clients must use: {@code [a-z][a-z0-9-]{0,30}}. */
    public boolean strict() {
        return STRICT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
