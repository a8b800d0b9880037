package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import java.time.Instant;
import java.util.function.Function;

/** The decision of the rules on a command. */
public sealed interface Decision {
    /** The command is accepted with this event. */
    record Happens(ItemEvent event) implements Decision {}

    /** The command only renews the lease, until {@code leaseUntil}. */
    record Renewed(InboxItem item, Instant leaseUntil) implements Decision {}

    /** The command changes nothing and gets this answer. */
    record Answered(Refusal refusal, InboxItem item) implements Decision {
        public ItemOutcome outcome() {
            return refusal.about(item);
        }
    }

    /** The command is refused, and its result is kept as a note. */
    record Kept(Refusal refusal, ItemEvent note) implements Decision {}

    /** The item already is as the command wants it. */
    record Already(InboxItem item) implements Decision {}

    /** The reason of a refusal, made into an answer with the item's state at that time. */
    record Refusal(Function<InboxItem, ItemOutcome> saying) {
        static final Refusal FENCED = new Refusal(ItemOutcome.Fenced::new);

        static Refusal of(String type, String why) {
            return new Refusal(item -> new ItemOutcome.Refused(type, why, item));
        }

        public ItemOutcome about(InboxItem item) {
            return saying.apply(item);
        }
    }

    static Decision refused(InboxItem item, String type, String why) {
        return new Answered(Refusal.of(type, why), item);
    }
}
