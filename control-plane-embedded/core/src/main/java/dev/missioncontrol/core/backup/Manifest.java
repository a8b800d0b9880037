package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.audit.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents of an archive.
 *
 * @param schema the newest migration of the database that it came from
 * @param name of the fleet
 * @param head the last event in it, and {@code hash} that event's hash
 * @param bodies whether private bodies are in it
 * @param key the public key that signs the control plane's checkpoints
 */
record Manifest(
        Kind kind,
        int format,
        int schema,
        String name,
        Instant at,
        Position head,
        String hash,
        boolean bodies,
        String key,
        List<Part> parts) {
    static final String NAME = "manifest.json";
    /** The signature's file, beside it. */
    static final String SIGNATURE = "manifest.signature";
    /** The version that this program writes and reads. */
    static final int FORMAT = 1;

    private static final int PARTS_MAX = 1_000;

    /** The purpose of an archive. */
    enum Kind {
        BACKUP,
        EXPORT
    }

    /** One file in the zip; {@code rows} is absent for one without rows. */
    record Part(String name, @Nullable Long rows, String sha256) {
        Part {
            Checks.required(name, "name");
            Checks.required(sha256, "sha256");
        }
    }

    Manifest {
        Checks.required(kind, "kind");
        Checks.required(name, "name");
        Checks.required(at, "at");
        Checks.required(head, "head");
        Checks.required(hash, "hash");
        Checks.required(key, "key");
        parts = Checks.listed(parts, "parts", PARTS_MAX);
    }
}
