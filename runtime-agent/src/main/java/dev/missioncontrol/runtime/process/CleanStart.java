package dev.missioncontrol.runtime.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a program with empty standard input and exactly the given environment. */
public final class CleanStart {
    private CleanStart() {}

    /** Starts a program whose output and errors are separate streams. */
    static Process apart(List<String> argv, Path directory, Map<String, String> environment) throws IOException {
        return start(builder(argv, directory, environment));
    }

    /** Starts a program whose output and errors are one stream, as on a terminal. */
    public static Process together(List<String> argv, Path directory, Map<String, String> environment)
            throws IOException {
        return start(builder(argv, directory, environment).redirectErrorStream(true));
    }

    /** Starts it, or says which of program and directory is missing: Java names both and the system's words. */
    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            Path directory = builder.directory().toPath();
            String program = builder.command().getFirst();
            if (!Files.isDirectory(directory)) {
                throw new IOException(program + " could not be started: there is no directory " + directory, e);
            }
            throw CommandLookup.obstacle(program, directory, builder.environment())
                    .map(why -> new IOException(why, e))
                    .orElse(e);
        }
    }

    private static ProcessBuilder builder(List<String> argv, Path directory, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(directory.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
