package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ask as the control plane knows it.
 *
 * @param item the item that it is about
 * @param holding whether that item waits for the answer
 * @param times number of times it was raised
 * @param escalated whether it ranks above the others: its deadline has passed, or it was urgent from the beginning
 * @param snoozedUntil hidden from the list until then
 * @param reply present when answered or expired
 * @param reason why it was withdrawn
 * @param holdsUp number of items that cannot go on without it: its item and all that come after; only in listings
 */
public record Ask(
        AskId id,
        AskKind kind,
        String need,
        String context,
        List<String> options,
        Actor author,
        @Nullable AgentName agent,
        @Nullable ItemId item,
        boolean holding,
        @Nullable Instant deadline,
        @Nullable String defaultAnswer,
        @Nullable String dedupeKey,
        AskState state,
        int times,
        boolean escalated,
        @Nullable Instant snoozedUntil,
        @Nullable Reply reply,
        @Nullable Actor repliedBy,
        @Nullable String reason,
        int holdsUp,
        Instant createdAt,
        Instant changedAt) {
    public Ask {
        Checks.required(id, "id");
        Checks.required(kind, "kind");
        Checks.required(need, "need");
        Checks.required(context, "context");
        options = options == null ? List.of() : List.copyOf(options);
        Checks.required(author, "author");
        Checks.required(state, "state");
        Checks.required(createdAt, "createdAt");
        Checks.required(changedAt, "changedAt");
    }

    /** The same ask with the number of items that it holds up. */
    public Ask holdingUp(int items) {
        return new Ask(
                id,
                kind,
                need,
                context,
                options,
                author,
                agent,
                item,
                holding,
                deadline,
                defaultAnswer,
                dedupeKey,
                state,
                times,
                escalated,
                snoozedUntil,
                reply,
                repliedBy,
                reason,
                items,
                createdAt,
                changedAt);
    }
}
