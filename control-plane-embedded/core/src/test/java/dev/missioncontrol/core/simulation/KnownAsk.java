package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An ask as the oracle knows it from the log: how it was raised and its newest event. */
record KnownAsk(AskFact first, AskFact last) {
    AskId id() {
        return last.id();
    }

    boolean open() {
        return last.state() == AskState.OPEN;
    }

    @Nullable
    ItemId item() {
        return last.item();
    }

    Actor author() {
        return first.actor();
    }

    /** Whether asking for that about that is asking for this again. */
    boolean same(AskKind kind, @Nullable String key, @Nullable ItemId item) {
        return open()
                && kind == last.kind()
                && key != null
                && key.equals(first.dedupeKey())
                && Objects.equals(item, item());
    }

    boolean keyed(String key) {
        return key.equals(first.dedupeKey());
    }

    boolean about(ItemId other) {
        return other.equals(item());
    }

    /** Whether time must have brought something by then. */
    boolean dueBy(Instant now) {
        boolean deadlineCounts = first.defaultAnswer() != null || !last.escalated();
        return open() && ((deadlineCounts && reached(last.deadline(), now)) || reached(last.snoozedUntil(), now));
    }

    static boolean reached(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }

    /** Whether a row says the same. */
    boolean same(Ask row) {
        boolean replied = row.state() == AskState.ANSWERED || row.state() == AskState.EXPIRED;
        return row.id().equals(last.id())
                && row.kind() == last.kind()
                && row.state() == last.state()
                && row.need().equals(first.need())
                && row.author().equals(author())
                && Objects.equals(row.agent(), last.agent())
                && Objects.equals(row.item(), last.item())
                && row.concern().holding() == last.holding()
                && Objects.equals(row.terms().deadline(), last.deadline())
                && row.status().times() == last.times()
                && row.status().escalated() == last.escalated()
                && Objects.equals(row.status().snoozedUntil(), last.snoozedUntil())
                && Objects.equals(row.terms().defaultAnswer(), first.defaultAnswer())
                && Objects.equals(row.terms().dedupeKey(), first.dedupeKey())
                && (!replied || Objects.equals(row.reply(), last.reply()));
    }

    String words() {
        return last.id() + " " + last.kind() + " " + last.state() + " after " + last.type();
    }
}
