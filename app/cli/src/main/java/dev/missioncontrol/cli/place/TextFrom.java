package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.api.text.TextEdges;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads a text given as an argument or, for {@code -}, from standard input. */
public final class TextFrom {
    /** Exceeds every limit of the control plane, which refuses what is longer. */
    private static final int BYTES_MAX = 2 * 1024 * 1024;

    private static final String INPUT = "Standard input";
    /** The characters that are held of each end of a text that is shortened. */
    private static final int EDGE = 64 * 1024;

    private TextFrom() {}

    /** Reads a text of any length, which is shortened before it is sent. */
    public static LongText anyLength(String argument, CliEnvironment environment) {
        if (!argument.equals("-")) {
            return LongText.of(argument);
        }
        TextEdges edges = new TextEdges(EDGE, EDGE);
        try {
            Reader in =
                    new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8.newDecoder()));
            for (int c = in.read(); c >= 0; c = in.read()) {
                edges.add((char) c);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(Utf8.refusal(INPUT), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return edges.text();
    }

    public static String argument(String argument, CliEnvironment environment) {
        if (!argument.equals("-")) {
            return argument;
        }
        try {
            byte[] text = environment.in().readNBytes(BYTES_MAX);
            return text.length < BYTES_MAX ? Utf8.decode(text, INPUT) : new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ControlPlaneException unreadable(IOException e) {
        return FileErrors.of(Category.INVALID, "no-input", "read", Path.of(INPUT), e);
    }
}
