package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EraMarker;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.backup.Manifest.Part;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.TableClass;
import dev.missioncontrol.core.store.write.Execution;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Fills an empty database from a fully verified backup, and opens a new era in it. Actions after the backup are
 * unknown, so all leases end. Confined to one thread.
 */
public final class Restore {
    private static final Actor SYSTEM = new Actor(Role.SYSTEM, "restore");

    private final Target target;
    private final BiConsumer<Transaction, Actor> endLeases;
    private final LongConsumer progress;

    /**
     * The destination and the key that signs from now on.
     *
     * @param lastEra the last era known from elsewhere: one backup restored twice must not open the same one again
     */
    public record Target(Database database, SigningKey key, InstantSource clock, long lastEra) {}

    /**
     * The result of a restore.
     *
     * @param kept the last event of the backup
     * @param era the new one
     * @param sameKey whether the key is the backup's; otherwise none of its tokens is valid any more
     */
    public record Restored(Position kept, long era, boolean sameKey) {}

    public Restore(Target target, BiConsumer<Transaction, Actor> endLeases, LongConsumer progress) {
        this.target = target;
        this.endLeases = endLeases;
        this.progress = progress;
    }

    /**
     * Restores the backup.
     *
     * @throws ControlPlaneException {@code INVALID} if the file is no valid backup, if the target is not empty, or if
     *     the key is another one and {@code otherKey} does not allow that
     */
    public Restored from(Path file, boolean otherKey) {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            Manifest manifest = archive.manifest();
            boolean sameKey = manifest.key().equals(target.key().publicKey());
            check(archive, sameKey || otherKey);
            fill(archive);
            long era = open(archive);
            return new Restored(manifest.head(), era, sameKey);
        }
    }

    private void check(ArchiveReader archive, boolean keyAllowed) {
        Manifest manifest = archive.manifest();
        if (manifest.kind() != Manifest.Kind.BACKUP) {
            throw ArchiveReader.refused("not-a-backup", "The file is an export; only a backup can be restored.", null);
        }
        if (!keyAllowed) {
            throw ArchiveReader.refused(
                    "another-key",
                    "The backup was made with another integrity key. Put its integrity.key into the data directory first;"
                            + " or restore with a new key: then every token is invalid, and checkpoints are signed again.",
                    null);
        }
        archive.check();
        Verdict verdict = CheckedArchive.verify(archive, manifest.key(), List.of(), _ -> {});
        verdict.first().ifPresent(finding -> {
            throw ArchiveReader.refused(
                    "broken-log", "The log in the backup is not whole: " + finding + " Restore an older one.", null);
        });
        if (!verdict.head().equals(manifest.head()) || !verdict.hash().equals(manifest.hash())) {
            throw ArchiveReader.refused("broken-log", "The log in the backup ends elsewhere than it says.", null);
        }
    }

    private void fill(ArchiveReader archive) {
        try (Store store = Store.prepare(target.database(), archive.manifest().schema())) {
            store.fill(handle -> {
                refuseUnlessEmpty(handle);
                if (store.telemetryApart()) {
                    store.writeTelemetry(Restore::clear);
                }
                long rows = 0;
                for (Part part : archive.manifest().parts()) {
                    rows += fill(store, handle, archive, part);
                    progress.accept(rows);
                }
                EventLog.nextEra(
                        handle,
                        target.lastEra()); // with the rows, so that an interrupted restore never continues the old era
                return rows;
            });
        }
    }

    private static void refuseUnlessEmpty(Handle handle) {
        long events = handle.createQuery("select count(*) from event")
                .mapTo(Long.class)
                .one();
        if (events > 0) {
            throw ArchiveReader.refused(
                    "target-not-empty", "There is a control plane already; restore into an empty place.", null);
        }
    }

    private static void clear(Handle telemetry) {
        TableClass.tables(TableClass.TELEMETRY).forEach(table -> telemetry.execute("delete from " + table));
    }

    private static long fill(Store store, Handle handle, ArchiveReader archive, Part part) {
        String table = part.name().replaceAll("^tables/|\\.jsonl$", "");
        if (store.telemetryApart() && TableClass.TABLES.get(table) == TableClass.TELEMETRY) {
            AtomicLong rows = new AtomicLong();
            store.writeTelemetry(telemetry -> rows.set(fill(telemetry, archive, part, table)));
            return rows.get();
        }
        return fill(handle, archive, part, table);
    }

    private static long fill(Handle handle, ArchiveReader archive, Part part, String table) {
        if (!TableClass.TABLES.containsKey(table)) {
            throw ArchiveReader.refused("unknown-part", "The backup has a part that this version does not know.", null);
        }
        if (table.equals("log_head")) {
            handle.execute("delete from log_head"); // an empty database has its one row already
        }
        try (BufferedReader lines = archive.lines(part.name())) {
            return TableStore.read(lines, handle, table);
        } catch (IOException | IllegalArgumentException e) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE,
                    "restore-failed",
                    "Table " + table + " could not be restored; empty the target and try again.",
                    e);
        }
    }

    private long open(ArchiveReader archive) {
        try (Store store = Store.open(target.database())) {
            EventLog log = store.read(EventLog::of);
            long era = log.head().position().era();
            try (Writer writer = new Writer(store, log, target.clock(), Execution.CALLERS_THREAD)) {
                writer.start();
                return writer.submit(transaction -> {
                    transaction.append(marker(archive, era));
                    endLeases.accept(transaction, SYSTEM);
                    return era;
                });
            }
        }
    }

    private EventDraft marker(ArchiveReader archive, long era) {
        Manifest manifest = archive.manifest();
        String statement = EraMarker.statement(era, manifest.head(), manifest.hash(), archive.digest(), manifest.key());
        EraMarker marker = new EraMarker(
                era,
                manifest.head(),
                manifest.hash(),
                archive.digest(),
                manifest.key(),
                target.key().publicKey(),
                target.key().sign(statement));
        return new EventDraft(EventType.ERA_OPENED, 1, SYSTEM, "log", Json.write(marker), null);
    }
}
