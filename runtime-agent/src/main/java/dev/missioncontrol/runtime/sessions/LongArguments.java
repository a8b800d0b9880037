package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Passes arguments that exceed the length of a tmux message: one file for each, which the session's shell reads and
 * removes. Thread-safe.
 */
final class LongArguments {
    /** A constant script that turns the directory in {@code $1}, if one is given, into the arguments stored there. */
    static final String READ = """
            d=$1; shift
            if [ -n "$d" ]; then
              n=0
              while [ -f "$d/$n" ]; do a=$(cat "$d/$n"; echo .); set -- "$@" "${a%.}"; n=$((n+1)); done
              rm -rf "$d"; unset d n a
            fi
            """;

    /** tmux accepts 16 KB at a time, including the other words of the command. */
    private static final int BYTES_MAX = 8 * 1024;

    private final Path root;

    /** Files are created below {@code root}, in a directory that only this user can enter. */
    LongArguments(Path root) {
        this.root = root;
    }

    /** Returns the parameters of the shell script that begins with {@link #READ}. */
    List<String> parameters(SessionSpec spec) throws IOException {
        int bytes = spec.argv().stream()
                .mapToInt(argument -> argument.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        if (bytes <= BYTES_MAX) {
            List<String> parameters = new ArrayList<>(List.of(""));
            parameters.addAll(spec.argv());
            return parameters;
        }
        Path directory = Files.createDirectories(directory(spec.attempt()));
        for (int i = 0; i < spec.argv().size(); i++) {
            Files.writeString(directory.resolve("" + i), spec.argv().get(i));
        }
        return List.of(directory.toString());
    }

    /** Removes the files of a session that never began. */
    void remove(AttemptId attempt) throws IOException {
        Path directory = directory(attempt);
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(directory);
        }
    }

    private Path directory(AttemptId attempt) {
        return root.resolve(attempt.directory());
    }
}
