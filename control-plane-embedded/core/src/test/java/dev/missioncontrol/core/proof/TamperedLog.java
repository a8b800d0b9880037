package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.audit.CheckpointFile;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A closed control plane with twenty events and two checkpoints, whose rows a test changes behind its back. */
final class TamperedLog {
    private final Path directory;
    private final Database database;

    TamperedLog(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
        try (Opened opened = new Opened(directory, database)) {
            for (int i = 0; i < 8; i++) {
                opened.create("item " + i);
            }
            opened.advance(Duration.ofSeconds(61));
            for (int i = 0; i < 11; i++) {
                opened.create("more " + i);
            }
        }
    }

    /** Runs SQL as somebody with all rights on the database. */
    void sql(String... statements) {
        jdbi().useTransaction(handle -> List.of(statements).forEach(handle::execute));
    }

    private Jdbi jdbi() {
        return switch (database) {
            case Database.H2File file ->
                Jdbi.create("jdbc:h2:file:" + file.directory().resolve("control-plane"), "mission", "");
            case Database.H2Url url -> Jdbi.create(url.url(), "mission", "");
            case Database.Postgres postgres ->
                Jdbi.create(postgres.url(), postgres.application().user(), "");
        };
    }

    /** Computes the hashes anew from that event on, at most so many, as a forger would. */
    void rehash(long from, int count) {
        jdbi().useTransaction(handle -> {
            byte[] before = EntryStore.after(handle, new Position(1, from - 2), 1)
                    .getFirst()
                    .hash();
            for (LogEntry entry : EntryStore.after(handle, new Position(1, from - 1), count)) {
                before = rehash(handle, before, entry);
            }
        });
    }

    private static byte[] rehash(Handle handle, byte[] before, LogEntry entry) {
        byte[] hash = EventHash.of(before, entry.event());
        handle.execute(
                "update event set hash = ? where sequence = ?",
                hash,
                entry.event().sequence());
        return hash;
    }

    /** Moves events from that one on by so many numbers. */
    void shift(long from, long by) {
        sql(
                "update event set sequence = -sequence where sequence >= " + from,
                "update event set sequence = -sequence + " + by + " where sequence < 0",
                "update event_body set sequence = -sequence where sequence >= " + from,
                "update event_body set sequence = -sequence + " + by + " where sequence < 0");
    }

    LogEntry entry(long sequence) {
        return jdbi().withHandle(handle ->
                EntryStore.after(handle, new Position(1, sequence - 1), 1).getFirst());
    }

    String key() {
        return SigningKey.of(IntegrityKeyFile.in(directory)).publicKey();
    }

    List<Checkpoint> file() {
        return CheckpointFile.in(directory).read();
    }

    /** By the log and its own checkpoints, with the key known. */
    Verdict verified() {
        return verified(List.of(), List.of());
    }

    Verdict verified(List<Checkpoint> outside, List<WitnessedHead> seen) {
        return verified(key(), outside, seen);
    }

    Verdict verified(String key, List<Checkpoint> outside, List<WitnessedHead> seen) {
        try (Store store = Store.open(database)) {
            return new StoredLog(store).verify(key, outside, seen, _ -> {});
        }
    }
}
