package dev.missioncontrol.core.ledger;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.write.Transaction;
import org.jspecify.annotations.Nullable;

/** Compares the version that a caller decided on with the present one. Confined to the writer. */
public final class VersionCheck {
    private VersionCheck() {}

    /** Returns whether the thing has changed since; never for a caller who names no version. */
    public static boolean stale(@Nullable Version seen, Version now) {
        return seen != null && !seen.equals(now);
    }

    /** Returns the author of the event that led to that version; absent if the log does not know. */
    public static @Nullable Actor author(Transaction transaction, Version now) {
        return LogStore.find(transaction.reading(), now.event())
                .map(AuditEvent::actor)
                .orElse(null);
    }

    /** Refuses ({@code stale}) a change of a thing that has changed since. */
    public static void require(Transaction transaction, String what, @Nullable Version seen, Version now) {
        if (stale(seen, now)) {
            throw now.passed(what, author(transaction, now));
        }
    }
}
