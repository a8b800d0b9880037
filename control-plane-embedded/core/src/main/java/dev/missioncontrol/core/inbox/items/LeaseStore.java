package dev.missioncontrol.core.inbox.items;

import static dev.missioncontrol.core.store.rows.Column.number;
import static dev.missioncontrol.core.store.rows.Column.text;
import static dev.missioncontrol.core.store.rows.Column.time;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores the ends of renewed leases. Telemetry: a row counts only for the epoch that it names. */
public final class LeaseStore {
    static final RowTable<ItemId, Renewal> RENEWALS = new RowTable<>(
            "lease_expiry",
            "select * from lease_expiry t",
            row -> new Renewal(
                    new ItemId(row.getString("item")),
                    new Epoch(row.getLong("epoch")),
                    Instant.ofEpochMilli(row.getLong("expires_at"))),
            Renewal::item,
            List.of(text("item", ItemId::value)),
            List.of(number("epoch", renewal -> renewal.epoch().value()), time("expires_at", Renewal::until)));

    private static final String ENDED = " where not exists (select 1 from item where item.id = lease_expiry.item"
            + " and item.state in ('ACKED', 'WORKING') and item.epoch = lease_expiry.epoch)";

    private LeaseStore() {}

    public record Renewal(ItemId item, Epoch epoch, Instant until) {}

    /** Prunes the renewals of leases that have ended, where they lie beside the items. */
    static void prune(Transaction transaction) {
        boolean any = transaction
                .reading()
                .createQuery("select exists (select 1 from lease_expiry" + ENDED + ")")
                .mapTo(Boolean.class)
                .one();
        if (any) {
            transaction.writing().execute("delete from lease_expiry" + ENDED);
        }
    }

    /** A lease as the event left it that began it. */
    record Begun(ItemId item, Epoch epoch, @Nullable Instant until) {}

    /** Lists the leases of all items that are held, in the order of the items. */
    static List<Begun> begun(Handle handle) {
        return handle.createQuery(
                        "select id, epoch, lease_until from item where state in ('ACKED', 'WORKING') order by id")
                .map((row, _) -> {
                    long until = row.getLong("lease_until");
                    return new Begun(
                            new ItemId(row.getString("id")),
                            new Epoch(row.getLong("epoch")),
                            row.wasNull() ? null : Instant.ofEpochMilli(until));
                })
                .list();
    }

    /** Lists the items whose lease is over as far as the tables know, where renewals lie beside the items. */
    static List<ItemId> expired(Handle handle, Instant now) {
        return handle.createQuery(
                        "select id from (select t.id, coalesce(l.expires_at, t.lease_until) as expires_at from item t"
                                + " left join lease_expiry l on l.item = t.id and l.epoch = t.epoch"
                                + " where t.state in ('ACKED', 'WORKING')) held where expires_at is null or expires_at <= :now"
                                + " order by id")
                .bind("now", now.toEpochMilli())
                .map((row, _) -> new ItemId(row.getString("id")))
                .list();
    }
}
