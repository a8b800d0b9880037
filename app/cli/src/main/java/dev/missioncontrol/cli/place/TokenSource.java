package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.FileErrors;
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
    /** The type of the failure to find a token. */
    static final String NONE = "no-token";

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
            return first(name(option), () -> new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
        }
        if (option != null) {
            return first(option, () -> Files.newBufferedReader(Path.of(option)));
        }
        String file = environment.environment().get(VARIABLE);
        if (file == null || file.isBlank()) {
            throw refused(
                    "There is no token; name a file that holds one by --token-file or in " + VARIABLE + ".", null);
        }
        // The variable's value is never shown: it may be the token itself.
        return first(name(null), () -> Files.newBufferedReader(Path.of(file)));
    }

    /** Names the place of the token as the user named it. */
    static String name(@Nullable String option) {
        if (option == null) {
            return "the file that " + VARIABLE + " names";
        }
        return option.equals(STANDARD_INPUT) ? "standard input" : option;
    }

    private interface Source {
        Reader open() throws IOException;
    }

    private static Token first(String name, Source source) {
        try (BufferedReader lines = new BufferedReader(source.open())) {
            String line = lines.readLine();
            return new Token(line == null ? "" : line.strip());
        } catch (IOException e) {
            throw refused("Could not read a token from " + name + ": " + FileErrors.why(e) + ".", e);
        } catch (IllegalArgumentException e) {
            throw refused("There is no token in " + name + "; write it there as the first line.", e);
        }
    }

    private static ControlPlaneException refused(String message, @Nullable Exception cause) {
        return new ControlPlaneException(Category.UNAUTHENTICATED, NONE, message, cause);
    }
}
