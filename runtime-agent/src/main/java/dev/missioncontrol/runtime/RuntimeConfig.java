package dev.missioncontrol.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Configures a runtime.
 *
 * @param home the only directory that it writes to; it must exist
 * @param slots the number of items that it works on at once
 * @param tmux whether it may use tmux where that is installed
 * @param environment the runtime's own environment; sessions receive the allowed part of it
 * @param grace the time that a process has between TERM and KILL
 */
public record RuntimeConfig(Path home, int slots, boolean tmux, Map<String, String> environment, Duration grace) {
    /** The usual time between TERM and KILL; tests use less. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    public RuntimeConfig {
        if (slots < 1 || slots > 64) {
            throw new IllegalArgumentException("slots must be between 1 and 64");
        }
        environment = Map.copyOf(environment);
    }
}
