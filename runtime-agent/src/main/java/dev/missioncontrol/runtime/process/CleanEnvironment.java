package dev.missioncontrol.runtime.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the environment of a program from an allow-list. Every other variable of the runtime stays private to it. */
public final class CleanEnvironment {
    /** The only variables that are passed on. */
    public static final List<String> ALLOWED = List.of("PATH", "HOME", "LANG", "TERM", "USER");

    private static final Map<String, String> WHERE_ABSENT =
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8", "TERM", "dumb");

    private CleanEnvironment() {}

    /** Returns the allowed part of {@code own}. */
    public static Map<String, String> from(Map<String, String> own) {
        Map<String, String> allowed = new TreeMap<>(WHERE_ABSENT);
        for (String name : ALLOWED) {
            String value = own.get(name);
            if (value != null && !value.isEmpty()) {
                allowed.put(name, value);
            }
        }
        return Map.copyOf(allowed);
    }

    /**
     * Adds the ssh agent's socket, for the runtime's own git only: a person's ssh keys may be held by that agent.
     * Sessions never receive it.
     */
    public static Map<String, String> withAgentSocket(Map<String, String> clean, Map<String, String> own) {
        Map<String, String> more = new TreeMap<>(clean);
        String socket = own.get("SSH_AUTH_SOCK");
        if (socket != null) {
            more.put("SSH_AUTH_SOCK", socket);
        }
        return Map.copyOf(more);
    }
}
