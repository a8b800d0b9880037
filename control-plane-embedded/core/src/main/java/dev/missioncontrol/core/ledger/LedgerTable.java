package dev.missioncontrol.core.ledger;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventPlace;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.rows.RowTable;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table that follows from the events of one kind of subject. Thread-safe. */
public final class LedgerTable<K, R> implements Projection {
    /** All our events are in their first version so far. */
    private static final int VERSION = 1;

    private final String kind;
    private final RowTable<K, R> table;
    private final RowsFold<K, R> fold;

    /** Applies an event to the rows of a table; an event of another table changes nothing. */
    @FunctionalInterface
    public interface RowsFold<K, R> {
        void apply(LedgerEvent event, LedgerRows<K, R> rows);
    }

    /** Computes the row of a subject after an event; empty if the event deletes it or creates none. */
    @FunctionalInterface
    public interface RowFold<R> {
        @Nullable
        R after(@Nullable R before, LedgerEvent event);
    }

    /** A table in which an event may change any row. */
    public LedgerTable(String kind, RowTable<K, R> table, RowsFold<K, R> fold) {
        this.kind = kind;
        this.table = table;
        this.fold = fold;
    }

    /**
     * A table with one row for each subject.
     *
     * @param kind prefix of the subjects, up to the colon; the whole subject if it stands alone
     * @param key parses the rest of a subject
     * @param first types of the events that create a subject, which therefore has no row before
     */
    public static <K, R> LedgerTable<K, R> of(
            String kind, Function<String, K> key, RowTable<K, R> table, RowFold<R> fold, EventType... first) {
        Set<EventType> beginnings = Set.of(first);
        return new LedgerTable<>(kind, table, (event, rows) -> {
            K id = key.apply(event.id());
            boolean begins = beginnings.contains(event.type());
            R before = begins ? null : rows.find(id).orElse(null);
            R after = fold.after(before, event);
            if (after == null && before != null) {
                rows.remove(id);
            } else if (after != null && begins) {
                rows.add(after);
            } else if (after != null && !after.equals(before)) {
                rows.put(after);
            }
        });
    }

    /** Appends the event and applies it to this table; returns the row of that key after it. */
    public R record(Transaction transaction, K key, Entry entry, Actor actor) {
        record(transaction, kind, key.toString(), entry, actor, List.of(this));
        return transaction
                .find(table, key)
                .orElseThrow(() -> new IllegalStateException(entry.type() + " left no row " + key + " in " + table()));
    }

    /** Appends the event and applies it to each of the tables, all of which follow subjects of that kind. */
    public static Instant record(
            Transaction transaction,
            String kind,
            String id,
            Entry entry,
            Actor actor,
            List<? extends LedgerTable<?, ?>> tables) {
        String subject = id.isEmpty() ? kind : kind + ":" + id;
        String words = entry.words() == null ? null : Json.write(entry.words());
        EventPlace place = transaction.append(
                new EventDraft(entry.type(), VERSION, actor, subject, Json.write(entry.data()), words));
        LedgerEvent event = new LedgerEvent(
                entry.type(), id, Version.of(place.position()), actor, place.at(), entry.data(), entry.words());
        tables.forEach(table -> table.applyLive(event, transaction));
        return place.at();
    }

    void applyLive(LedgerEvent event, Transaction transaction) {
        fold.apply(event, new LedgerRows.Live<>(transaction, table));
    }

    @Override
    public String table() {
        return table.name();
    }

    @Override
    public boolean concerns(String subject) {
        return subject.startsWith(kind) && (subject.length() == kind.length() || subject.charAt(kind.length()) == ':');
    }

    @Override
    public LedgerReplay<K, R> fold() {
        return new LedgerReplay<>(this);
    }

    void apply(AuditEvent event, LedgerRows<K, R> rows) {
        if (concerns(event.subject())) {
            String id = event.subject()
                    .substring(Math.min(kind.length() + 1, event.subject().length()));
            LedgerEvent.of(event, id).ifPresent(known -> fold.apply(known, rows));
        }
    }

    RowTable<K, R> rows() {
        return table;
    }

    /** Rewrites the whole row: private words of an event may be in columns that an ordinary update leaves unchanged. */
    @Override
    public void erase(Transaction transaction, List<AuditEvent> history) {
        LedgerReplay<K, R> replay = fold();
        history.forEach(replay::next);
        transaction.load(table, replay.rows().keySet());
        replay.rows().forEach((key, row) -> {
            if (!transaction.find(table, key).filter(row::equals).isPresent()) {
                transaction.put(table, row);
                table.rewrite(transaction.writing(), row);
            }
        });
    }
}
