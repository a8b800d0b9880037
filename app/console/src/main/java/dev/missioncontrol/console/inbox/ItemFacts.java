package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.List;

/** Lists the facts about an item in reading order; an absent value has no line. */
final class ItemFacts {
    private ItemFacts() {}

    static List<Fact> of(InboxItem item, Instant now, TimeMode mode) {
        Fact.Sheet sheet = new Fact.Sheet(now, mode)
                .add("Agent", item.agent().value())
                .add("Project", item.assignment().origin().project())
                .add("Clan", item.assignment().origin().clan())
                .add("Issue", item.assignment().origin().issueRef())
                .add("Labels", String.join(", ", item.assignment().labels()))
                .add("Author", item.author().toString())
                .add("Attempt", item.status().attempt() + " of " + InboxItem.ATTEMPTS_MAX);
        Lease lease = item.lease();
        if (lease != null) {
            sheet.add("Held by", lease.holder().label())
                    .add("Lease", LeaseText.left(lease, now) + " left", lease.expiresAt());
        }
        if (item.status().losses() > 0) {
            sheet.add(
                    "Lost",
                    item.status().losses() + (item.status().losses() == 1 ? " time" : " times") + " without a word");
        }
        return sheet.add("Epoch", Long.toString(item.epoch().value()))
                .time("Not before", item.status().notBefore())
                .time("Created", item.times().createdAt())
                .time("Changed", item.times().changedAt())
                .add("Reason", item.reason())
                .facts();
    }
}
