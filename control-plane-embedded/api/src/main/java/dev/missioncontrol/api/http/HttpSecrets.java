package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.OpenSecret;
import dev.missioncontrol.api.secrets.Reveal;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretGiven;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.Secrets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpSecrets(Exchange exchange) implements Secrets {
    private static final Set<String> REFUSALS = Set.of("unknown-item", "unknown-secret", "no-live-lease");

    @Override
    public Broker broker() {
        return exchange.ask(Call.get("look at the secrets broker", "/api/secrets-broker"), Broker.class);
    }

    @Override
    public Broker submit(BrokerCommand command) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " the secrets broker";
        return exchange.ask(Call.post(operation, "/api/secrets-broker/commands", command), Broker.class);
    }

    @Override
    public Page<Secret> list(@Nullable String cursor, int limit) {
        Query query = new Query("/api/secrets").page(cursor, limit);
        return exchange.ask(Call.get("list secrets", query), new TypeReference<Page<Secret>>() {});
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        return exchange.find(Call.get("look at secret " + name, "/api/secrets/" + name), Secret.class);
    }

    @Override
    public Secret submit(SecretName name, SecretCommand command, IdempotencyKey key) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " secret " + name;
        return exchange.ask(
                Call.post(operation, "/api/secrets/" + name + "/commands", command)
                        .keyed(key),
                Secret.class);
    }

    @Override
    public SecretOutcome open(SecretName name, ItemId item, Epoch epoch) {
        Call call = Call.post("read secret " + name, "/api/secrets/" + name + "/reads", new OpenSecret(item, epoch));
        Exchange.Answer answer = exchange.answer(call);
        Problem problem = answer.problem();
        if (problem != null && problem.type().equals(Problem.FENCED) && problem.current() != null) {
            return new SecretOutcome.Fenced(problem.current());
        }
        if (problem != null && REFUSALS.contains(problem.type())) {
            return new SecretOutcome.Refused(problem.type(), problem.why());
        }
        SecretGiven given = exchange.read(call, answer, text -> Json.readAnswer(text, SecretGiven.class));
        return new SecretOutcome.Opened(given.read(), given.value());
    }

    @Override
    public Revealed reveal(SecretName name, SealingKey to) {
        return exchange.ask(
                Call.post("reveal secret " + name, "/api/secrets/" + name + "/reveals", new Reveal(to)),
                Revealed.class);
    }

    @Override
    public Page<SecretRead> reads(SecretName name, @Nullable String cursor, int limit) {
        Query query = new Query("/api/secrets/" + name + "/reads").page(cursor, limit);
        return exchange.ask(Call.get("list reads of secret " + name, query), new TypeReference<Page<SecretRead>>() {});
    }
}
