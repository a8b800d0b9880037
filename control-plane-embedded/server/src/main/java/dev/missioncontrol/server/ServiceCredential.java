package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.secrets.RootKeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the root key that the service manager passes in memory: with systemd, {@code
 * LoadCredentialEncrypted=mission-control-root-key} of 32 bytes. Thread-safe.
 */
final class ServiceCredential implements RootKeySource {
    private static final String DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final String NAME = "mission-control-root-key";
    private static final int LENGTH = 32;

    private final Optional<Path> file;

    private ServiceCredential(Optional<Path> file) {
        this.file = file;
    }

    static ServiceCredential in(Map<String, String> environment) {
        return new ServiceCredential(Optional.ofNullable(environment.get(DIRECTORY))
                .map(directory -> Path.of(directory, NAME))
                .filter(Files::exists));
    }

    @Override
    public String keeper() {
        return "service-manager";
    }

    /**
     * Fails ({@code UNAVAILABLE}, root-key) when the credential exists but is not a key, so that the broker does not
     * silently start without it.
     */
    @Override
    public Optional<byte[]> find() {
        return file.map(ServiceCredential::read);
    }

    private static byte[] read(Path file) {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length == LENGTH) {
                return key;
            }
            Arrays.fill(key, (byte) 0);
            throw unusable(null);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static ControlPlaneException unusable(@Nullable Exception cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                "root-key",
                "The service credential " + NAME + " cannot be read or is not " + LENGTH
                        + " bytes long; hand over the one with which the secrets broker was set up.",
                cause);
    }
}
