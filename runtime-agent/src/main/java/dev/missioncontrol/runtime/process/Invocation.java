package dev.missioncontrol.runtime.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One call of a program that ends by itself.
 *
 * @param environment the whole of it; nothing is inherited
 * @param limit after this long the program and its descendants are ended
 * @param outputMax bytes of output, and of errors, that are kept; the rest is read and dropped
 */
public record Invocation(
        List<String> argv, Path directory, Map<String, String> environment, Duration limit, int outputMax) {
    public Invocation {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
