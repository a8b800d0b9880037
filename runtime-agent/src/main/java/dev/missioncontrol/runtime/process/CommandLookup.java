package dev.missioncontrol.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell would. */
public final class CommandLookup {
    private CommandLookup() {}

    /** Finds the program in the first directory of the PATH that has it. */
    public static Optional<Path> onPath(String name, Map<String, String> environment) {
        return candidates(name, environment).filter(CommandLookup::runnable).findFirst();
    }

    /** Returns why {@code command} cannot be run in {@code directory} and what to do; empty if it can. */
    public static Optional<String> obstacle(String command, Path directory, Map<String, String> environment) {
        List<Path> files = command.contains("/")
                ? List.of(directory.resolve(command))
                : candidates(command, environment).toList();
        return files.stream()
                .filter(CommandLookup::runnable)
                .findFirst()
                .map(file -> ProgramFile.obstacle(file, directory, environment))
                .orElseGet(() -> Optional.of(notRunnable(command, files)));
    }

    private static Stream<Path> candidates(String name, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory).resolve(name));
    }

    private static String notRunnable(String command, List<Path> files) {
        return files.stream()
                .filter(Files::exists)
                .findFirst()
                .map(CommandLookup::notRunnable)
                .orElseGet(() -> "the command '" + command
                        + "' was not found: install it on the runtime's PATH, or give the path of an executable file");
    }

    private static String notRunnable(Path file) {
        return Files.isDirectory(file)
                ? file + " is a directory: name a program"
                : file + " is not executable for the runtime's user: set its x permission (chmod +x)";
    }

    private static boolean runnable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
