package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import java.time.Instant;
import java.util.function.Function;

/** What the rules say to a command. */
sealed interface Decision {
    /** This happens. */
    record Happens(ItemEvent event) implements Decision {}

    /** It is so already; the lease is good until {@code leaseUntil}. */
    record Renewed(InboxItem item, Instant leaseUntil) implements Decision {}

    /** Nothing changes and this is the answer. */
    record Answered(Refusal refusal, InboxItem item) implements Decision {
        ItemOutcome outcome() {
            return refusal.about(item);
        }
    }

    /** It is refused, and what was offered is kept as a note. */
    record Kept(Refusal refusal, ItemEvent note) implements Decision {}

    /** It is as the caller wants it to be already. */
    record Already(InboxItem item) implements Decision {}

    /** Why not, to be said about the item as it is then. */
    record Refusal(Function<InboxItem, ItemOutcome> saying) {
        static final Refusal FENCED = new Refusal(ItemOutcome.Fenced::new);

        static Refusal of(String type, String why) {
            return new Refusal(item -> new ItemOutcome.Refused(type, why, item));
        }

        ItemOutcome about(InboxItem item) {
            return saying.apply(item);
        }
    }

    static Decision refused(InboxItem item, String type, String why) {
        return new Answered(Refusal.of(type, why), item);
    }
}
