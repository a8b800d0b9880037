package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an item: public data with the item's state after it, and what people or programs wrote, as body. */
record ItemEvent(String type, Data data, @Nullable Body body) {
    /**
     * Public, kept for ever.
     *
     * @param origin only in {@code item.created}
     * @param leaseUntil until when the lease was good when this happened; present in every state that is held
     */
    record Data(
            AgentName agent,
            ItemState state,
            Epoch epoch,
            int attempt,
            int losses,
            @Nullable Holder holder,
            @Nullable Instant leaseUntil,
            @Nullable Instant notBefore,
            @Nullable Origin origin) {}

    /** Where an item comes from and what it is about. */
    record Origin(
            @Nullable String project,
            @Nullable String clan,
            @Nullable String issueRef,
            List<String> labels) {}

    /** Private, erasable. */
    record Body(
            @Nullable String title,
            @Nullable String body,
            @Nullable Command command,
            @Nullable Result result,
            @Nullable String reason) {
        static Body result(Result result, @Nullable String reason) {
            return new Body(null, null, null, result, reason);
        }

        static Body reason(String reason) {
            return new Body(null, null, null, null, reason);
        }
    }

    /** An event that leaves everything as it is, for the methods below to change. */
    static ItemEvent of(String type, InboxItem item) {
        return new ItemEvent(
                type,
                new Data(
                        item.agent(),
                        item.state(),
                        item.epoch(),
                        item.attempt(),
                        item.losses(),
                        item.holder(),
                        null,
                        null,
                        null),
                null);
    }

    ItemEvent to(ItemState state) {
        return with(new Data(
                data.agent,
                state,
                data.epoch,
                data.attempt,
                data.losses,
                data.holder,
                data.leaseUntil,
                data.notBefore,
                data.origin));
    }

    /** The holder loses its right to finish. */
    ItemEvent fencing() {
        return counting(data.epoch.next(), data.attempt, data.losses);
    }

    ItemEvent counting(Epoch epoch, int attempt, int losses) {
        return with(new Data(
                data.agent,
                data.state,
                epoch,
                attempt,
                losses,
                data.holder,
                data.leaseUntil,
                data.notBefore,
                data.origin));
    }

    ItemEvent heldBy(Holder holder, Instant leaseUntil) {
        return with(new Data(
                data.agent,
                data.state,
                data.epoch,
                data.attempt,
                data.losses,
                holder,
                leaseUntil,
                data.notBefore,
                data.origin));
    }

    /** The hold ends on purpose: nobody may finish late under it. */
    ItemEvent heldByNobody() {
        return with(new Data(
                data.agent,
                data.state,
                data.epoch,
                data.attempt,
                data.losses,
                null,
                null,
                data.notBefore,
                data.origin));
    }

    ItemEvent notBefore(Instant time) {
        return with(new Data(
                data.agent,
                data.state,
                data.epoch,
                data.attempt,
                data.losses,
                data.holder,
                data.leaseUntil,
                time,
                data.origin));
    }

    ItemEvent saying(Body words) {
        return new ItemEvent(type, data, words);
    }

    private ItemEvent with(Data changed) {
        return new ItemEvent(type, changed, body);
    }
}
