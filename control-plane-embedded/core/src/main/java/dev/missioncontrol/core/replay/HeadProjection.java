package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Checks that the row with the head of the chain names the last event. Thread-safe. */
public final class HeadProjection implements Projection {
    @Override
    public String table() {
        return "log_head";
    }

    @Override
    public boolean concerns(String subject) {
        return false;
    }

    @Override
    public Fold fold() {
        return new Last();
    }

    @Override
    public void erase(Transaction transaction, List<AuditEvent> history) {}

    private static final class Last implements Fold {
        private @Nullable AuditEvent last;

        @Override
        public void next(AuditEvent event) {
            last = event;
        }

        @Override
        public Optional<String> difference(Handle handle) {
            AuditEvent event = last;
            return event == null || LogStore.isHead(handle, event)
                    ? Optional.empty()
                    : Optional.of("Table log_head does not name the last event, " + event.position() + ".");
        }
    }
}
