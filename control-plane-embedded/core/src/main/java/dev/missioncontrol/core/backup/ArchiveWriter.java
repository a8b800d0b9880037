package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.backup.Manifest.Part;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.EventHash;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes parts into a zip, and at the end the manifest that names their digests. Confined to one thread. */
final class ArchiveWriter implements AutoCloseable {
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes a part; returns its number of rows, if it has rows. */
    @FunctionalInterface
    interface Content {
        @Nullable
        Long write(BufferedWriter out) throws IOException;
    }

    void part(String name, Content content) throws IOException {
        MessageDigest digest = EventHash.sha256();
        zip.putNextEntry(new ZipEntry(name));
        BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new DigestOutputStream(new Open(zip), digest), StandardCharsets.UTF_8));
        Long rows = content.write(out);
        out.flush();
        zip.closeEntry();
        parts.add(new Part(name, rows, HexFormat.of().formatHex(digest.digest())));
    }

    /** Ends the file: the manifest over all parts so far, signed. */
    void finish(Function<List<Part>, Manifest> manifest, SigningKey key) throws IOException {
        String text = Json.write(manifest.apply(List.copyOf(parts)));
        entry(Manifest.NAME, text);
        entry(Manifest.SIGNATURE, key.sign(text));
    }

    private void entry(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }

    /** Keeps the zip open when a part is closed. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
