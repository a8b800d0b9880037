package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.backup.BackupService.Origin;
import dev.missioncontrol.core.backup.Manifest.Kind;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/** Writes one file from one snapshot of the database, with telemetry as it was a moment later. Confined to one thread. */
final class SnapshotCopy {
    static final String EVENTS = part("event");
    static final String BODIES = part("event_body");
    static final String CHECKPOINTS = part("checkpoint");
    static final String PAGE = "index.html";

    private static final String BY_POSITION = " order by era, sequence";
    private static final Map<String, String> ORDER = Map.of(
            "event",
            BY_POSITION,
            "event_body",
            BY_POSITION,
            "checkpoint",
            BY_POSITION,
            "answer",
            " order by at_millis");

    private final Handle handle;
    private final Handle telemetry;
    private final ArchiveWriter archive;
    private final LongConsumer progress;
    private final LogEntry last;
    private long rows;

    private SnapshotCopy(Handle handle, Handle telemetry, ArchiveWriter archive, LongConsumer progress) {
        this.handle = handle;
        this.telemetry = telemetry;
        this.archive = archive;
        this.progress = progress;
        // Read first: a snapshot is of the moment of its first read.
        this.last = EntryStore.last(handle)
                .orElseThrow(() -> new IllegalStateException("a control plane without any event cannot be copied"));
    }

    static String part(String table) {
        return "tables/" + table + ".jsonl";
    }

    static void backup(Store store, Origin origin, OutputStream to, LongConsumer progress) throws IOException {
        write(store, to, progress, copy -> {
            for (String table : new TreeSet<>(TableClass.TABLES.keySet())) {
                copy.table(table);
            }
            copy.finish(Kind.BACKUP, origin, true);
        });
    }

    static void export(Store store, Origin origin, boolean bodies, OutputStream to, LongConsumer progress)
            throws IOException {
        write(store, to, progress, copy -> {
            copy.table("event");
            if (bodies) {
                copy.table("event_body");
            }
            copy.table("checkpoint");
            copy.archive.part(PAGE, out -> ReadablePage.write(copy.handle, origin.name(), bodies, out));
            copy.finish(Kind.EXPORT, origin, bodies);
        });
    }

    /** Writes the parts of a file from the snapshot. */
    @FunctionalInterface
    private interface Parts {
        void write(SnapshotCopy copy) throws IOException;
    }

    private static void write(Store store, OutputStream to, LongConsumer progress, Parts parts) throws IOException {
        Optional<IOException> failed = store.snapshot((handle, telemetry) -> {
            try (ArchiveWriter archive = new ArchiveWriter(to)) {
                parts.write(new SnapshotCopy(handle, telemetry, archive, progress));
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e); // thrown here it would look like a failure of the database
            }
        });
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private void table(String table) throws IOException {
        String order = ORDER.getOrDefault(table, "");
        Handle from = TableClass.TABLES.get(table) == TableClass.TELEMETRY ? telemetry : handle;
        archive.part(part(table), out -> TableStore.write(from, table, order, out, () -> progress.accept(++rows)));
    }

    private void finish(Kind kind, Origin origin, boolean bodies) throws IOException {
        Position head = last.position();
        String hash = HexFormat.of().formatHex(last.hash());
        int schema = SchemaVersion.of(handle);
        archive.finish(
                parts -> new Manifest(
                        kind,
                        Manifest.FORMAT,
                        schema,
                        origin.name(),
                        origin.clock().instant(),
                        head,
                        hash,
                        bodies,
                        origin.key().publicKey(),
                        List.copyOf(parts)),
                origin.key());
    }
}
