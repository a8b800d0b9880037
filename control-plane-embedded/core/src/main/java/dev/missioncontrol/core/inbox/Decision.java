package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import java.time.Instant;

/** What the rules say to a command. */
sealed interface Decision {
    /** This happens. */
    record Happens(ItemEvent event) implements Decision {}

    /** It is so already; the lease is good until {@code leaseUntil}. */
    record Renewed(InboxItem item, Instant leaseUntil) implements Decision {}

    /** Nothing changes and this is the answer. */
    record Answered(ItemOutcome outcome) implements Decision {}

    static Decision accepted(InboxItem item) {
        return new Answered(new ItemOutcome.Accepted(item));
    }

    static Decision fenced(InboxItem item) {
        return new Answered(new ItemOutcome.Fenced(item));
    }

    static Decision refused(InboxItem item, String type, String why) {
        return new Answered(new ItemOutcome.Refused(type, why, item));
    }
}
