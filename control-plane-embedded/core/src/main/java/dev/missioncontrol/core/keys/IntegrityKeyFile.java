package dev.missioncontrol.core.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The integrity keys' file: 32 random bytes in hex, mode 0600, made at the first start. Each purpose's key is derived from
 * it by HKDF. Losing it makes every token invalid; it protects no tenant secret. Thread-safe.
 */
public final class IntegrityKeyFile implements KeySource {
    private static final int LENGTH = 32;

    private final byte[] root;

    private IntegrityKeyFile(byte[] root) {
        this.root = root;
    }

    /** Reads the file, or makes it where there is none. */
    public static IntegrityKeyFile in(Path directory) {
        Path file = directory.resolve("integrity.key");
        try {
            return new IntegrityKeyFile(Files.exists(file) ? read(file) : create(file));
        } catch (IOException e) {
            throw new UncheckedIOException("open the integrity key " + file, e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] key;
        try {
            key = HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("the file does not hold a key in hex", e);
        }
        if (key.length != LENGTH) {
            throw new IOException("the file holds " + key.length + " bytes instead of " + LENGTH);
        }
        return key;
    }

    private static byte[] create(Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, readableByOwnerAlone());
        Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardCharsets.US_ASCII);
        return key;
    }

    private static FileAttribute<?>[] readableByOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
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
