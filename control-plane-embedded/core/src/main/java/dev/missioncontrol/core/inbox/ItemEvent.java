package dev.missioncontrol.core.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an item: public data with the item's state after it, and what people or programs wrote, as body. */
record ItemEvent(EventType type, Data data, @Nullable Body body) {
    /**
     * Public, kept for ever. What came after the first version is absent in its events.
     *
     * @param leaseUntil until when the lease was good when this happened; present in every state that is held
     * @param origin only in {@code item.created}
     * @param labels where they have changed
     * @param other the item that waits for this one, or that this one waits for
     * @param ask the ask that this is about
     * @param by who gave the answer that is attached
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
            @Nullable Origin origin,
            @Nullable Offer offer,
            @Nullable List<String> labels,
            @Nullable ItemId other,
            @Nullable String ask,
            @Nullable Actor by) {}

    /**
     * Where an item comes from and what it is about.
     *
     * @param unmet those of {@code after} that were not completed
     */
    record Origin(
            @Nullable String project,
            @Nullable String clan,
            @Nullable String issueRef,
            List<String> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> after,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> unmet,
            @Nullable Instant deadline) {
        /** What an item without an origin has. */
        static final Origin NONE = new Origin(null, null, null, List.of(), List.of(), List.of(), null);

        Origin {
            labels = copy(labels);
            after = copy(after);
            unmet = copy(unmet);
        }

        private static <T> List<T> copy(@Nullable List<T> values) {
            return values == null ? List.of() : List.copyOf(values);
        }
    }

    /**
     * Private, erasable.
     *
     * @param offered a result that came too late to be accepted
     */
    record Body(
            @Nullable String title,
            @Nullable String body,
            @Nullable Command command,
            @Nullable Result result,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String link,
            @Nullable Question question,
            @Nullable Result offered) {
        static Body written(String title, String text, @Nullable Command command) {
            return new Body(title, text, command, null, null, null, null, null, null);
        }

        static Body result(Result result, @Nullable String reason) {
            return new Body(null, null, null, result, reason, null, null, null, null);
        }

        static Body reason(String reason) {
            return new Body(null, null, null, null, reason, null, null, null, null);
        }

        static Body note(String words) {
            return new Body(null, null, null, null, null, words, null, null, null);
        }

        static Body link(String url) {
            return new Body(null, null, null, null, null, null, url, null, null);
        }

        static Body question(Question question) {
            return new Body(null, null, null, null, null, null, null, question, null);
        }

        static Body offered(Result result, String why) {
            return new Body(null, null, null, null, null, why, null, null, result);
        }
    }

    /** What was asked about an item, and the answer once there is one. */
    record Question(String need, @Nullable String reply) {}
}
