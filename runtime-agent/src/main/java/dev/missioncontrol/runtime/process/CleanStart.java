package dev.missioncontrol.runtime.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program with empty standard input and exactly the given environment. */
public final class CleanStart {
    private CleanStart() {}

    /** Starts a program whose output and errors are separate streams. */
    static Process apart(List<String> argv, Path directory, Map<String, String> environment) throws IOException {
        return start(builder(argv, directory, environment));
    }

    /** Starts a program whose own output goes nowhere. */
    public static Process silent(List<String> argv, Path directory, Map<String, String> environment)
            throws IOException {
        return start(builder(argv, directory, environment)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /** Starts it, or says which of program and directory is missing: Java names both and the system's words. */
    private static Process start(ProcessBuilder builder) throws IOException {
        Path directory = builder.directory().toPath();
        String program = builder.command().getFirst();
        if (!Files.isDirectory(directory)) {
            throw new IOException(program + " could not be started: there is no directory " + directory);
        }
        if (!program.contains("/")) {
            throw new IOException(CommandLookup.obstacle(program, directory, builder.environment())
                    .orElse(program + " was not found"));
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw CommandLookup.obstacle(program, directory, builder.environment())
                    .map(why -> new IOException(why, e))
                    .orElse(e);
        }
    }

    /** Java would look for the program on the PATH of the runtime itself, and not on the given one. */
    private static ProcessBuilder builder(List<String> argv, Path directory, Map<String, String> environment) {
        List<String> found = new ArrayList<>(argv);
        if (!argv.getFirst().contains("/")) {
            CommandLookup.onPath(argv.getFirst(), environment).ifPresent(file -> found.set(0, file.toString()));
        }
        ProcessBuilder builder =
                new ProcessBuilder(found).directory(directory.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
