package dev.missioncontrol.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a runtime is told when it starts.
 *
 * @param home the one directory it writes to, which exists
 * @param slots how many items it works on at once
 * @param tmux whether it may use tmux where that is installed
 * @param environment the runtime's own; sessions get the allowed part of it
 * @param grace how long a process has between TERM and KILL
 */
public record RuntimeConfig(Path home, int slots, boolean tmux, Map<String, String> environment, Duration grace) {
    /** The time between TERM and KILL, unless a test wants less. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    public RuntimeConfig {
        if (slots < 1 || slots > 64) {
            throw new IllegalArgumentException("slots must be between 1 and 64");
        }
        environment = Map.copyOf(environment);
    }
}
