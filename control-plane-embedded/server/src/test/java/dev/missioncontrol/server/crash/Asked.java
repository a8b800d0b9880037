package dev.missioncontrol.server.crash;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pairs a command with its idempotency key, so that it can be repeated. */
sealed interface Asked {
    /** Submits the command and records the answer; returns the command that follows from it, if any. */
    @Nullable
    InboxItem ask(Planes planes, Ledger ledger);

    record Create(NewItem item, IdempotencyKey key) implements Asked {
        @Override
        public InboxItem ask(Planes planes, Ledger ledger) {
            InboxItem created = planes.owner().inbox().create(item, key);
            ledger.created(created);
            return created;
        }
    }

    record Claim(ClaimRequest request) implements Asked {
        @Override
        public @Nullable InboxItem ask(Planes planes, Ledger ledger) {
            if (planes.runtime().inbox().claim(request, Duration.ZERO)
                    instanceof ClaimOutcome.Claimed(InboxItem item)) {
                ledger.claimed(item);
                return item;
            }
            return null;
        }
    }

    record Complete(InboxItem item, ItemCommand.Complete command, IdempotencyKey key) implements Asked {
        @Override
        public @Nullable InboxItem ask(Planes planes, Ledger ledger) {
            ItemOutcome outcome = planes.runtime().inbox().submit(item.id(), command, key);
            if (outcome instanceof ItemOutcome.Accepted(InboxItem completed)) {
                ledger.completed(completed);
            }
            return null;
        }
    }
}
