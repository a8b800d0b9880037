package dev.missioncontrol.core.inbox.items;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.rows.Table;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Stores the ends of renewed leases. Telemetry: a row counts only for the epoch that it names. */
public final class LeaseStore {
    static final Table<ItemId, Renewal> RENEWALS = new RowTable<>(
            "lease_expiry",
            "select * from lease_expiry t",
            row -> new Renewal(
                    new ItemId(row.getString("item")),
                    new Epoch(row.getLong("epoch")),
                    Instant.ofEpochMilli(row.getLong("expires_at"))),
            Renewal::item,
            List.of(text("item", ItemId::value)),
            List.of(number("epoch", renewal -> renewal.epoch().value()), time("expires_at", Renewal::until)));

    private LeaseStore() {}

    public record Renewal(ItemId item, Epoch epoch, Instant until) {}

    /** Prunes the renewals of leases that have ended. */
    public static void prune(Handle handle) {
        handle.execute("delete from lease_expiry where not exists (select 1 from item"
                + " where item.id = lease_expiry.item and item.state in ('ACKED', 'WORKING')"
                + " and item.epoch = lease_expiry.epoch)");
    }
}
