package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.backup.Manifest.Part;
import dev.missioncontrol.core.log.EventHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads a file that {@link ArchiveWriter} has written, without trusting its content. Confined to one thread. */
final class ArchiveReader implements AutoCloseable {
    private static final int MANIFEST_BYTES_MAX = 1024 * 1024;

    private final Path path;
    private final ZipFile zip;
    private final String text;
    private final Manifest manifest;

    private ArchiveReader(Path path, ZipFile zip, String text, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.text = text;
        this.manifest = manifest;
    }

    /**
     * Opens the file.
     *
     * @throws ControlPlaneException {@code INVALID} (not-an-archive, newer-archive) if it is no archive, or one of a
     *     later version
     */
    static ArchiveReader open(Path path) {
        try {
            ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            String text = text(zip, Manifest.NAME);
            Manifest manifest = text == null ? null : Json.readAnswer(text, Manifest.class);
            if (text == null || manifest == null) {
                zip.close();
                throw refused(
                        "not-an-archive",
                        "The file " + path + " is no backup or export of Mission Control; name another one.",
                        null);
            }
            if (manifest.format() > Manifest.FORMAT) {
                zip.close();
                throw refused("newer-archive", "The file " + path + " was written by a later version; use that.", null);
            }
            return new ArchiveReader(path, zip, text, manifest);
        } catch (FileSystemException e) {
            throw FileErrors.of(Category.INVALID, "unreadable-archive", "read", path, e);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(
                    "not-an-archive",
                    "The file " + path
                            + " is no backup or export of Mission Control, or is cut off; name another copy.",
                    e);
        }
    }

    static ControlPlaneException refused(String type, String why, @Nullable Exception cause) {
        return new ControlPlaneException(Category.INVALID, type, why, cause);
    }

    Manifest manifest() {
        return manifest;
    }

    /** Returns the digest of the manifest, which covers everything else. */
    String digest() {
        return HexFormat.of().formatHex(EventHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MANIFEST_BYTES_MAX), StandardCharsets.UTF_8);
        }
    }

    /** Refuses ({@code damaged-archive}) a file that differs in any byte from its signed manifest. */
    void check() {
        try {
            String signature = text(zip, Manifest.SIGNATURE);
            if (signature == null || !Checkpoint.signedBy(manifest.key(), text, signature)) {
                throw damaged("its manifest is not signed with the key that it names");
            }
            Set<String> known = manifest.parts().stream().map(Part::name).collect(Collectors.toSet());
            List<String> unknown = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !known.contains(name) && !name.startsWith("manifest."))
                    .toList();
            if (!unknown.isEmpty()) {
                throw damaged("it holds a part that its manifest does not name");
            }
            for (Part part : manifest.parts()) {
                check(part);
            }
        } catch (IOException e) {
            throw refused("damaged-archive", "The file " + path + " is damaged: it cannot be read to its end.", e);
        }
    }

    private void check(Part part) throws IOException {
        MessageDigest digest = EventHash.sha256();
        try (InputStream in = new DigestInputStream(stream(part.name()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw damaged("part " + part.name() + " is not what the manifest says");
        }
    }

    private ControlPlaneException damaged(String why) {
        return refused("damaged-archive", "The file " + path + " is damaged or was changed: " + why + ".", null);
    }

    private InputStream stream(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw damaged("part " + part + " is missing");
        }
        return zip.getInputStream(entry);
    }

    /** Returns the lines of a part. */
    BufferedReader lines(String part) throws IOException {
        return new BufferedReader(new InputStreamReader(stream(part), StandardCharsets.UTF_8));
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("close " + path, e);
        }
    }
}
