package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.ItemId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The output of an item as it is stored: as text or, in the end, compressed.
 *
 * @param plain the text, if it is not compressed
 * @param plainSince time of the text; null once it is compressed or would not become smaller by it
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record StoredOutput(
        ItemId item,
        @Nullable String plain,
        byte @Nullable [] packed,
        @Nullable Instant plainSince) {
    Instant requiredSince() {
        return Objects.requireNonNull(plainSince, "the output is compressed");
    }

    String text() {
        return plain == null ? unpacked(Objects.requireNonNull(packed, "no output in its row")) : plain;
    }

    /** Returns the form to keep: compressed where that is smaller, which bounds it like the text. */
    StoredOutput compressed() {
        String text = text();
        byte[] smaller = pack(text);
        return smaller.length < text.length()
                ? new StoredOutput(item, null, smaller, null)
                : new StoredOutput(item, text, null, null);
    }

    private static byte[] pack(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("compress output", e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("read compressed output", e);
        }
    }
}
