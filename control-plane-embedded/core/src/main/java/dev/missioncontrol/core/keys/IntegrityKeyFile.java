package dev.missioncontrol.core.keys;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.api.home.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keeps the integrity key: 32 random bytes in hex, mode 0600, created at the first start. Each purpose's key is derived
 * from it by HKDF. Losing it makes every token invalid; it protects no tenant secret. Thread-safe.
 */
public final class IntegrityKeyFile implements KeySource {
    private static final int LENGTH = 32;

    private final byte[] root;

    private IntegrityKeyFile(byte[] root) {
        this.root = root;
    }

    /**
     * Reads the file, or creates it.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (integrity-key) if it cannot be read or holds no key
     */
    public static IntegrityKeyFile in(Path directory) {
        Path file = directory.resolve("integrity.key");
        try {
            return new IntegrityKeyFile(Files.exists(file) ? read(file) : create(file));
        } catch (IOException e) {
            throw FileErrors.of("integrity-key", "use the integrity key", file, e);
        } catch (IllegalArgumentException e) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE,
                    "integrity-key",
                    "The integrity key " + file + " does not hold " + LENGTH + " bytes in hex; put back the copy that"
                            + " was kept elsewhere. If there is none, restore a backup of this control plane with"
                            + " --new-key.",
                    e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("the file holds " + key.length + " bytes instead of " + LENGTH);
        }
        return key;
    }

    private static byte[] create(Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        PrivateFile.write(file, HexFormat.of().formatHex(key));
        return key;
    }

    @Override
    public SecretKey key(KeyName name) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(root)
                                    .thenExpand(name.label().getBytes(StandardCharsets.US_ASCII), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("derive the key " + name, e);
        }
    }
}
