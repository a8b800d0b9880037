package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.json.Json;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpAsks(Exchange exchange) implements Asks {
    @Override
    public AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        return outcome(Call.post("ask a human", "/api/asks", ask).keyed(key));
    }

    @Override
    public AskOutcome submit(AskId id, AskCommand command, IdempotencyKey key) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " ask " + id;
        return outcome(
                Call.post(operation, "/api/asks/" + id + "/commands", command).keyed(key));
    }

    @Override
    public Optional<Ask> find(AskId id) {
        Call call = Call.get("read ask " + id, "/api/asks/" + id);
        Exchange.Answer answer = exchange.answer(call);
        if (answer.problem() != null && Problem.categoryOf(answer.status()) == Category.NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(exchange.read(call, answer, text -> Json.readAnswer(text, Ask.class)));
    }

    @Override
    public Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        Query query = new Query("/api/asks")
                .with("item", filter.item())
                .with("snoozed", filter.snoozed())
                .with("cursor", cursor)
                .with("limit", limit);
        each(query, "state", filter.states());
        each(query, "kind", filter.kinds());
        return exchange.ask(Call.get("list asks", query), new TypeReference<Page<Ask>>() {});
    }

    private static void each(Query query, String name, Collection<? extends Enum<?>> values) {
        values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(value -> query.with(name, value));
    }

    @Override
    public AskCounts counts() {
        return exchange.ask(Call.get("count asks", "/api/ask-counts"), AskCounts.class);
    }

    private AskOutcome outcome(Call call) {
        Exchange.Answer answer = exchange.answer(call);
        Problem problem = answer.problem();
        if (problem == null || problem.status() != Problem.CONFLICT) {
            return new AskOutcome.Accepted(exchange.read(call, answer, text -> Json.readAnswer(text, Ask.class)));
        }
        if (problem.type().equals(Problem.FENCED) && problem.current() != null) {
            return new AskOutcome.Fenced(problem.current());
        }
        String why = problem.detail() == null ? problem.title() : problem.detail();
        return new AskOutcome.Refused(problem.type(), why, problem.ask(), problem.current());
    }
}
