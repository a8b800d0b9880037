package dev.missioncontrol.api.home;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells the programs of the owner how to reach a control plane: {@code endpoint} (its URL) and {@code owner.token}
 * (readable by the owner alone), one line each, in the data directory. Both are replaced whole, so a reader sees the
 * old one or the new one. Thread-safe.
 */
public final class EndpointFile {
    private final Path endpoint;
    private final Path ownerToken;

    private EndpointFile(Path directory) {
        this.endpoint = directory.resolve("endpoint");
        this.ownerToken = directory.resolve("owner.token");
    }

    public static EndpointFile in(Path directory) {
        return new EndpointFile(directory);
    }

    /** Returns the address of the control plane, or its last one; empty before its first start. */
    public Optional<URI> url() {
        return line(endpoint).map(EndpointFile::parsed);
    }

    /** Returns the owner's token; empty before the first start, or if the file was removed. */
    public Optional<Token> ownerToken() {
        return line(ownerToken).map(EndpointFile::token);
    }

    /** Returns the path of the owner's token, for messages. */
    public Path ownerTokenPath() {
        return ownerToken;
    }

    /** Stores the address of the control plane. */
    public void write(URI url) {
        write(endpoint, url.toString());
    }

    /** Stores the owner's token. */
    public void write(Token token) {
        write(ownerToken, token.reveal());
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unusable("endpoint", "URL", e);
        }
    }

    private static Token token(String text) {
        try {
            return new Token(text);
        } catch (IllegalArgumentException e) {
            throw unusable("owner.token", "token", e);
        }
    }

    private static ControlPlaneException unusable(String file, String what, Exception cause) {
        return new ControlPlaneException(
                Category.INVALID,
                "bad-endpoint-file",
                "The file " + file + " holds no " + what + "; the next start of the control plane replaces it.",
                cause);
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw unusable(file.getFileName().toString(), "text", e);
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    private static void write(Path file, String line) {
        try {
            PrivateFile.write(file, line);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    private static ControlPlaneException failed(String what, Path file, IOException cause) {
        return FileErrors.of("endpoint-file", what, file, cause);
    }
}
