package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an item's facts.
 *
 * @param exact the same to the last digit, for a tooltip; the value itself where there is no more to say
 */
public record Fact(String name, String value, String exact) {
    /** What is worth knowing of an item, in reading order; what is not known has no line. */
    static List<Fact> of(InboxItem item, Instant now, TimeMode mode) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Agent", item.agent().value());
        add(facts, "Project", item.project());
        add(facts, "Clan", item.clan());
        add(facts, "Issue", item.issueRef());
        add(facts, "Labels", item.labels().isEmpty() ? null : String.join(", ", item.labels()));
        add(facts, "Author", item.author().toString());
        add(facts, "Attempt", item.attempt() + " of " + InboxItem.ATTEMPTS_MAX);
        Lease lease = item.lease();
        if (lease != null) {
            add(facts, "Held by", lease.holder().label());
            facts.add(new Fact("Lease", Leases.left(lease, now) + " left", mode.exact(lease.expiresAt())));
        }
        if (item.losses() > 0) {
            add(facts, "Lost", item.losses() + (item.losses() == 1 ? " time" : " times") + " without a word");
        }
        add(facts, "Epoch", Long.toString(item.epoch().value()));
        time(facts, "Not before", item.notBefore(), now, mode);
        time(facts, "Created", item.createdAt(), now, mode);
        time(facts, "Changed", item.changedAt(), now, mode);
        add(facts, "Reason", item.reason());
        return List.copyOf(facts);
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String visible = VisibleText.line(value);
            facts.add(new Fact(name, visible, visible));
        }
    }

    private static void time(List<Fact> facts, String name, @Nullable Instant at, Instant now, TimeMode mode) {
        if (at != null) {
            String suffix = mode == TimeMode.RELATIVE ? (at.isAfter(now) ? "" : " ago") : "";
            String shown =
                    mode == TimeMode.RELATIVE && at.isAfter(now) ? "in " + mode.text(now, at) : mode.text(at, now);
            facts.add(new Fact(name, shown + suffix, mode.exact(at)));
        }
    }
}
