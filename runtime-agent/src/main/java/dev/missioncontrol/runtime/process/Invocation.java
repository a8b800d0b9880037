package dev.missioncontrol.runtime.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Describes one call of a program that ends by itself.
 *
 * @param environment all of its variables; none is inherited
 * @param limit the time after which the program and its descendants are ended
 * @param outputMax the bytes of output, and of errors, that are kept; the rest is discarded
 */
public record Invocation(
        List<String> argv, Path directory, Map<String, String> environment, Duration limit, int outputMax) {
    public Invocation {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
