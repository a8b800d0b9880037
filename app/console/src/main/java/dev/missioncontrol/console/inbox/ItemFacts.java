package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.List;

/** What is worth knowing of an item, in reading order; what is not known has no line. */
final class ItemFacts {
    private ItemFacts() {}

    static List<Fact> of(InboxItem item, Instant now, TimeMode mode) {
        Fact.Sheet sheet = new Fact.Sheet(now, mode)
                .add("Agent", item.agent().value())
                .add("Project", item.project())
                .add("Clan", item.clan())
                .add("Issue", item.issueRef())
                .add("Labels", String.join(", ", item.labels()))
                .add("Author", item.author().toString())
                .add("Attempt", item.attempt() + " of " + InboxItem.ATTEMPTS_MAX);
        Lease lease = item.lease();
        if (lease != null) {
            sheet.add("Held by", lease.holder().label())
                    .add("Lease", LeaseText.left(lease, now) + " left", lease.expiresAt());
        }
        if (item.losses() > 0) {
            sheet.add("Lost", item.losses() + (item.losses() == 1 ? " time" : " times") + " without a word");
        }
        return sheet.add("Epoch", Long.toString(item.epoch().value()))
                .time("Not before", item.notBefore())
                .time("Created", item.createdAt())
                .time("Changed", item.changedAt())
                .add("Reason", item.reason())
                .facts();
    }
}
