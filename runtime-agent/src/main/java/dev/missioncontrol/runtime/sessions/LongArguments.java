package dev.missioncontrol.runtime.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Passes arguments that exceed the length of a tmux message: one file for each, which the session's shell reads and
 * removes. Thread-safe.
 */
final class LongArguments {
    /** A constant script that appends to its parameters the arguments stored in the directory {@code $1}, if given. */
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

    private LongArguments() {}

    /** Tells whether the arguments are too long for a tmux message. */
    static boolean tooLong(List<String> argv) {
        int bytes = argv.stream()
                .mapToInt(argument -> argument.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        return bytes > BYTES_MAX;
    }

    /** Stores the arguments in the directory, which must not exist and lies in one that only this user can enter. */
    static void store(List<String> argv, Path directory) throws IOException {
        Files.createDirectory(directory);
        for (int i = 0; i < argv.size(); i++) {
            Files.writeString(directory.resolve("" + i), argv.get(i));
        }
    }
}
