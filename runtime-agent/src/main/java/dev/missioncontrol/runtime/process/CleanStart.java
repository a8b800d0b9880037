package dev.missioncontrol.runtime.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a program with empty standard input and exactly the given environment. */
public final class CleanStart {
    private CleanStart() {}

    /** Starts a program whose output and errors are separate streams. */
    static Process apart(List<String> argv, Path directory, Map<String, String> environment) throws IOException {
        return builder(argv, directory, environment).start();
    }

    /** Starts a program whose output and errors are one stream, as on a terminal. */
    public static Process together(List<String> argv, Path directory, Map<String, String> environment)
            throws IOException {
        return builder(argv, directory, environment).redirectErrorStream(true).start();
    }

    private static ProcessBuilder builder(List<String> argv, Path directory, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(directory.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
