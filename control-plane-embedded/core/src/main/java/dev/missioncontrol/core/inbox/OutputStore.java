package dev.missioncontrol.core.inbox;

import static dev.missioncontrol.core.store.rows.Column.bytes;
import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import dev.missioncontrol.core.store.write.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores the newest output of each item. Telemetry. Thread-safe. */
public final class OutputStore {
    private static final String SELECT = "select * from output_tail t";
    private static final RowTable<ItemId, StoredOutput> TAILS = new RowTable<>(
            "output_tail",
            SELECT,
            OutputStore::stored,
            StoredOutput::item,
            List.of(text("item", ItemId::value)),
            List.of(
                    text("tail", StoredOutput::plain),
                    bytes("packed", StoredOutput::packed),
                    time("plain_since", StoredOutput::plainSince)));

    private final Store store;
    private final TelemetryBuffer<ItemId, StoredOutput> newest;

    public OutputStore(Store store, Telemetry telemetry) {
        this.store = store;
        this.newest = telemetry.lasting(TAILS);
    }

    void put(ItemId id, OutputTail tail, Instant now) {
        newest.put(new StoredOutput(id, Json.write(tail), null, now));
    }

    /** Puts what another form of the stored output is, as the batch is committed. */
    void put(Transaction transaction, StoredOutput output) {
        newest.put(transaction, output);
    }

    Optional<OutputTail> find(ItemId id) {
        return newest.read(id).map(output -> Json.read(output.text(), OutputTail.class));
    }

    /**
     * Lists outputs that were put by some time and may have to be compressed, the oldest first.
     *
     * @param after the last one of the page before
     */
    List<StoredOutput> plain(Instant until, @Nullable StoredOutput after, int limit) {
        return store.readTelemetry(handle -> plain(handle, until, after, limit));
    }

    private static List<StoredOutput> plain(Handle handle, Instant until, @Nullable StoredOutput after, int limit) {
        return handle.createQuery(SELECT + " where t.plain_since >= :since and t.plain_since <= :until"
                        + " and (t.plain_since > :since or t.item > :item) order by t.plain_since, t.item limit :limit")
                .bind("since", after == null ? 0 : after.requiredSince().toEpochMilli())
                .bind("item", after == null ? "" : after.item().value())
                .bind("until", until.toEpochMilli())
                .bind("limit", limit)
                .map(TAILS.mapper())
                .list();
    }

    /** Returns whether newer output waits to be written. */
    boolean waits(StoredOutput output) {
        return newest.inMemory().containsKey(output.item());
    }

    private static StoredOutput stored(ResultSet row) throws SQLException {
        long since = row.getLong("plain_since");
        return new StoredOutput(
                new ItemId(row.getString("item")),
                row.getString("tail"),
                row.getBytes("packed"),
                row.getObject("plain_since") == null ? null : Instant.ofEpochMilli(since));
    }
}
