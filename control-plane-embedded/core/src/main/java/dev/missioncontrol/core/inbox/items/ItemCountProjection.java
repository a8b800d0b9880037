package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.rows.RowCounter.Group;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Checks the kept numbers of items against the items, which their own projection checks against the log. Thread-safe. */
final class ItemCountProjection implements Projection {
    @Override
    public String table() {
        return ItemCountStore.TABLE;
    }

    @Override
    public boolean concerns(String subject) {
        return false;
    }

    @Override
    public Fold fold() {
        return new Counted();
    }

    @Override
    public void erase(Transaction transaction, List<AuditEvent> history) {}

    private static final class Counted implements Fold {
        @Override
        public void next(AuditEvent event) {}

        @Override
        public Optional<String> difference(Handle handle) {
            Map<Group, Long> kept = ItemCountStore.kept(handle);
            Map<Group, Long> counted = ItemCountStore.counted(handle);
            return kept.equals(counted)
                    ? Optional.empty()
                    : Optional.of("Table item_count says " + kept + ", and the items are " + counted + ".");
        }
    }
}
