package dev.missioncontrol.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Follows the log event by event, without a gap, and recomputes each hash. Confined to one thread. */
final class Chain {
    private Position position = Position.START;
    private byte[] hash = new byte[32];

    Position position() {
        return position;
    }

    void follow(AuditEvent event) {
        assertThat(event.position()).isEqualTo(new Position(position.era(), position.sequence() + 1));
        hash = hash(event);
        assertThat(event.hash())
                .as("hash of event " + event.position())
                .isEqualTo(HexFormat.of().formatHex(hash));
        position = event.position();
    }

    private byte[] hash(AuditEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            field(out, "mission-control-event-1".getBytes(StandardCharsets.UTF_8));
            field(out, hash);
            out.writeLong(event.position().era());
            out.writeLong(event.position().sequence());
            text(out, event.type());
            out.writeLong(event.version());
            out.writeLong(event.at().toEpochMilli());
            text(out, event.actor().toString());
            text(out, event.subject());
            text(out, event.data());
            String digest = event.bodyDigest();
            field(out, digest == null ? new byte[0] : HexFormat.of().parseHex(digest));
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        field(out, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void field(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }
}
