package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a text given as an argument or, for {@code -}, from standard input. */
public final class TextFrom {
    /** Exceeds every limit of the control plane, which refuses what is longer. */
    private static final int BYTES_MAX = 2 * 1024 * 1024;

    private static final String INPUT = "Standard input";

    private TextFrom() {}

    public static String argument(String argument, CliEnvironment environment) {
        if (!argument.equals("-")) {
            return argument;
        }
        try {
            byte[] text = environment.in().readNBytes(BYTES_MAX);
            return text.length < BYTES_MAX ? Utf8.decode(text, INPUT) : new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FileErrors.of(Category.INVALID, "no-input", "read", Path.of(INPUT), e);
        }
    }
}
