package dev.missioncontrol.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell would. */
public final class CommandLookup {
    private CommandLookup() {}

    /** Finds the program that {@code command} means in {@code directory}: a path, or a name on the PATH. */
    public static Optional<Path> find(String command, Path directory, Map<String, String> environment) {
        if (command.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return command.contains("/")
                ? Optional.of(directory.resolve(command)).filter(CommandLookup::runnable)
                : onPath(command, environment);
    }

    /** Finds the program in the first directory of the PATH that has it. */
    public static Optional<Path> onPath(String name, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory).resolve(name))
                .filter(CommandLookup::runnable)
                .findFirst();
    }

    private static boolean runnable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
