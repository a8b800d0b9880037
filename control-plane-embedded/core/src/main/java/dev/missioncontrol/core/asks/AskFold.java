package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskResult;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.core.log.Erased;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies events to asks. Pure: the same events give the same ask, now and on every replay. */
final class AskFold {
    private static final AskEvent.Body NOTHING = new AskEvent.Body(null, null, null, null, null, null, null, null);

    private static final AskEvent.Body GONE =
            new AskEvent.Body(Erased.TEXT, Erased.TEXT, List.of(), null, null, Erased.TEXT, null, Erased.TEXT);

    private AskFold() {}

    /** Creates the ask of {@code ask.raised}. */
    static Ask raised(AskId id, AskEvent event, Actor author, ChangeTimes dates) {
        AskEvent.Data data = event.data();
        AskEvent.Body body = Objects.requireNonNullElse(event.body(), GONE);
        return new Ask(
                id,
                new AskQuestion(
                        data.kind(),
                        Objects.requireNonNullElse(body.need(), Erased.TEXT),
                        Objects.requireNonNullElse(body.context(), ""),
                        Objects.requireNonNullElse(body.options(), List.of())),
                author,
                data.concern(),
                new AskTerms(data.deadline(), body.defaultAnswer(), body.dedupeKey()),
                data.status(),
                AskResult.NONE,
                0,
                dates);
    }

    /** Applies any later event of that actor. */
    static Ask after(Ask ask, AskEvent event, Actor actor, ChangeTimes dates) {
        AskEvent.Data data = event.data();
        AskEvent.Body body = Objects.requireNonNullElse(event.body(), worded(event) ? GONE : NOTHING);
        boolean replied = data.state() == AskState.ANSWERED || data.state() == AskState.EXPIRED;
        return new Ask(
                ask.id(),
                new AskQuestion(
                        data.kind(), ask.need(), added(ask.question().context(), body.addition()), ask.options()),
                ask.author(),
                data.concern(),
                new AskTerms(
                        data.deadline(),
                        ask.terms().defaultAnswer(),
                        ask.terms().dedupeKey()),
                data.status(),
                new AskResult(
                        replied ? reply(body) : null,
                        replied ? actor : null,
                        data.state() == AskState.WITHDRAWN ? body.reason() : null),
                0,
                dates);
    }

    private static boolean worded(AskEvent event) {
        return switch (event.type()) {
            case ASK_ADDED, ASK_ANSWERED, ASK_EXPIRED, ASK_WITHDRAWN -> true;
            default -> false;
        };
    }

    private static Reply reply(AskEvent.Body body) {
        return Objects.requireNonNullElseGet(body.reply(), () -> new Reply.Text(Erased.TEXT));
    }

    /** Appends a repeated ask's text as far as it fits; the repetition is counted all the same. */
    private static String added(String context, @Nullable String addition) {
        if (addition == null || addition.isBlank()) {
            return context;
        }
        String longer = context.isEmpty() ? addition : context + "\n\n" + addition;
        return longer.length() > NewAsk.CONTEXT_MAX ? context : longer;
    }
}
