package dev.missioncontrol.runtime;

import dev.missioncontrol.api.access.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the token from the first line of a stream, and not a byte more. */
final class TokenInput {
    private static final int LENGTH_MAX = 200;

    private TokenInput() {}

    static Optional<Token> read(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
            if (line.size() > LENGTH_MAX) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new Token(line.toString(StandardCharsets.UTF_8).strip()));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }
}
