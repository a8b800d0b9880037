package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskConcern;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskStatus;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of an ask: public data with the ask's state after it, and the texts of people or programs as body. */
record AskEvent(EventType type, Data data, @Nullable Body body) {
    /** Public, kept for ever. */
    record Data(
            AskKind kind,
            AskState state,
            @Nullable AgentName agent,
            @Nullable ItemId item,
            boolean holding,
            @Nullable Instant deadline,
            int times,
            boolean escalated,
            @Nullable Instant snoozedUntil) {
        AskConcern concern() {
            return new AskConcern(agent, item, holding);
        }

        AskStatus status() {
            return new AskStatus(state, times, escalated, snoozedUntil);
        }
    }

    /**
     * Private, erasable. Contains a default answer only if there is one.
     *
     * @param addition the text of a repeated ask
     */
    record Body(
            @Nullable String need,
            @Nullable String context,
            @Nullable List<String> options,
            @Nullable String defaultAnswer,
            @Nullable String dedupeKey,
            @Nullable String addition,
            @Nullable Reply reply,
            @Nullable String reason) {
        static Body asked(NewAsk ask) {
            return new Body(
                    ask.need(),
                    ask.context(),
                    ask.question().options(),
                    ask.terms().defaultAnswer(),
                    ask.terms().dedupeKey(),
                    null,
                    null,
                    null);
        }

        static Body addition(String words) {
            return new Body(null, null, null, null, null, words, null, null);
        }

        static Body reply(Reply reply) {
            return new Body(null, null, null, null, null, null, reply, null);
        }

        static Body reason(String words) {
            return new Body(null, null, null, null, null, null, null, words);
        }
    }

    /** The event that creates an ask. */
    static AskEvent raised(NewAsk ask, @Nullable AgentName agent, boolean holding) {
        Data data = new Data(
                ask.kind(),
                AskState.OPEN,
                agent,
                ask.item(),
                holding,
                ask.terms().deadline(),
                1,
                ask.urgent(),
                null);
        return new AskEvent(EventType.ASK_RAISED, data, Body.asked(ask));
    }

    /** An event without changes, which the methods below add. */
    static AskEvent of(EventType type, Ask ask) {
        Data data = new Data(
                ask.kind(),
                ask.state(),
                ask.agent(),
                ask.item(),
                ask.concern().holding(),
                ask.terms().deadline(),
                ask.status().times(),
                ask.status().escalated(),
                ask.status().snoozedUntil());
        return new AskEvent(type, data, null);
    }

    AskEvent to(AskState state) {
        return with(state, data.escalated, null);
    }

    /** Asks again; an ask for which an item waits now, or that has become urgent, is no longer snoozed. */
    AskEvent again(boolean holding, boolean urgent, @Nullable Instant deadline) {
        boolean matters = holding || (urgent && !data.escalated);
        Data more = new Data(
                data.kind,
                data.state,
                data.agent,
                data.item,
                data.holding || holding,
                deadline,
                data.times + 1,
                data.escalated || urgent,
                matters ? null : data.snoozedUntil);
        return new AskEvent(type, more, body);
    }

    /** Escalates the ask and ends its snooze. */
    AskEvent risen() {
        return with(data.state, true, null);
    }

    AskEvent hidden(@Nullable Instant until) {
        return with(data.state, data.escalated, until);
    }

    AskEvent saying(Body words) {
        return new AskEvent(type, data, words);
    }

    private AskEvent with(AskState state, boolean escalated, @Nullable Instant snoozedUntil) {
        Data changed = new Data(
                data.kind,
                state,
                data.agent,
                data.item,
                data.holding,
                data.deadline,
                data.times,
                escalated,
                snoozedUntil);
        return new AskEvent(type, changed, body);
    }
}
