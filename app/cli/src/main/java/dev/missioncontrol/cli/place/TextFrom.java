package dev.missioncontrol.cli.place;

import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a text given as an argument or, for {@code -}, from standard input. */
public final class TextFrom {
    /** Exceeds every limit of the control plane, which refuses what is longer. */
    private static final int BYTES_MAX = 2 * 1024 * 1024;

    private TextFrom() {}

    public static String argument(String argument, CliEnvironment environment) {
        if (!argument.equals("-")) {
            return argument;
        }
        try {
            return new String(environment.in().readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("read standard input", e);
        }
    }
}
