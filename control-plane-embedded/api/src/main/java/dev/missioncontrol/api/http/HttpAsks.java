package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpAsks(Exchange exchange) implements Asks {
    @Override
    public AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        return outcome(Call.post("ask a human", "/api/asks", ask).keyed(key));
    }

    @Override
    public AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " ask " + id;
        Query query = new Query("/api/asks/" + id + "/commands").with(Parameter.VERSION, seen);
        return outcome(Call.post(operation, query, command).keyed(key));
    }

    @Override
    public Optional<Ask> find(AskId id) {
        return exchange.find(Call.get("read ask " + id, "/api/asks/" + id), Ask.class);
    }

    @Override
    public Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        Query query = AskQuery.write(filter, new Query("/api/asks")).page(cursor, limit);
        return exchange.ask(Call.get("list asks", query), new TypeReference<Page<Ask>>() {});
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
        if (problem.type().equals(Version.STALE) && problem.ask() != null) {
            return new AskOutcome.Stale(problem.ask(), problem.by());
        }
        return new AskOutcome.Refused(problem.type(), problem.why(), problem.ask(), problem.current());
    }
}
