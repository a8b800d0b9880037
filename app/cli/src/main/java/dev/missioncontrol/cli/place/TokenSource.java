package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a token from a file or standard input, once. The text that was read is never part of a message. */
final class TokenSource implements Supplier<Token> {
    private static final String STANDARD_INPUT = "-";
    private static final String VARIABLE = "MC_TOKEN";

    private final CliEnvironment environment;
    private final @Nullable String option;
    private @Nullable Token token;

    TokenSource(CliEnvironment environment, @Nullable String option) {
        this.environment = environment;
        this.option = option;
    }

    @Override
    public Token get() {
        if (token == null) {
            token = read();
        }
        return token;
    }

    private Token read() {
        if (STANDARD_INPUT.equals(option)) {
            return first("standard input", () -> new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
        }
        if (option != null) {
            return first(option, () -> Files.newBufferedReader(Path.of(option)));
        }
        String file = environment.environment().get(VARIABLE);
        if (file == null || file.isBlank()) {
            throw refused(
                    "There is no token; name a file that holds one by --token-file or in " + VARIABLE + ".", null);
        }
        return first("the file that " + VARIABLE + " names", () -> Files.newBufferedReader(Path.of(file)));
    }

    private interface Source {
        Reader open() throws IOException;
    }

    private static Token first(String name, Source source) {
        try (BufferedReader lines = new BufferedReader(source.open())) {
            String line = lines.readLine();
            return new Token(line == null ? "" : line.strip());
        } catch (IOException | IllegalArgumentException e) {
            throw refused("There is no token in " + name + "; write it there as the first line.", e);
        }
    }

    private static ControlPlaneException refused(String message, @Nullable Exception cause) {
        return new ControlPlaneException(Category.UNAUTHENTICATED, "no-token", message, cause);
    }
}
