package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.api.secrets.Secrets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps secrets in memory. It decrypts what is sealed to it, so that a test can check what arrived. Thread-safe. */
public final class FakeSecrets implements Secrets {
    private final FakeLog log;
    private final InstantSource clock;
    private final Ids ids = new Ids();
    private final SealingPair pair = SealingPair.random();
    private final TreeMap<SecretName, Secret> secrets = new TreeMap<>();
    private final Map<SecretName, char[]> values = new HashMap<>();
    private final List<SecretRead> reads = new ArrayList<>();
    private final Map<IdempotencyKey, Secret> answers = new HashMap<>();
    private Broker.State state = Broker.State.OPEN;
    private char @Nullable [] passphrase;
    private @Nullable ControlPlaneException failure;

    FakeSecrets(FakeLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Makes every call fail with {@code next}; null ends that. */
    public synchronized void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    public synchronized void be(Broker.State now) {
        state = now;
    }

    /** Returns the last value stored under that name. */
    public synchronized String kept(SecretName name) {
        return new String(Objects.requireNonNull(values.get(name)));
    }

    /** Returns the present passphrase; empty if none was set. */
    public synchronized String passphrase() {
        return passphrase == null ? "" : new String(passphrase);
    }

    /** Adds a read as it is. */
    public synchronized void put(SecretRead read) {
        reads.addFirst(read);
    }

    public SecretReadId nextReadId() {
        return new SecretReadId(ids.next());
    }

    @Override
    public synchronized Broker broker() {
        check();
        return new Broker(state, pair.key(), 0);
    }

    @Override
    public synchronized Broker submit(BrokerCommand command) {
        check();
        switch (command) {
            case BrokerCommand.Unlock(Sealed sealed) -> unlock(opened(sealed, SealContext.passphrase()));
            case BrokerCommand.ChangePassphrase(Sealed sealed) -> passphrase = opened(sealed, SealContext.passphrase());
            case BrokerCommand.Lock lock -> state = Broker.State.LOCKED;
            case BrokerCommand.Rotate rotate -> {}
        }
        return broker();
    }

    private void unlock(char[] typed) {
        if (passphrase != null && !new String(passphrase).equals(new String(typed))) {
            throw new ControlPlaneException(Category.FORBIDDEN, "wrong-passphrase", "That is not the passphrase.");
        }
        passphrase = typed;
        state = Broker.State.OPEN;
    }

    private char[] opened(Sealed sealed, SealContext context) {
        try (SecretValue value = pair.open(sealed, context)) {
            return value.characters();
        }
    }

    @Override
    public synchronized Page<Secret> list(@Nullable String cursor, int limit) {
        check();
        return new Page<>(
                secrets.values().stream()
                        .filter(secret -> secret.removedAt() == null)
                        .map(this::seen)
                        .limit(limit)
                        .toList(),
                null);
    }

    private Secret seen(Secret secret) {
        return secret.lastRead(reads.stream()
                .filter(read -> read.name().equals(secret.name()))
                .findFirst()
                .orElse(null));
    }

    @Override
    public synchronized Optional<Secret> find(SecretName name) {
        check();
        return Optional.ofNullable(secrets.get(name)).map(this::seen);
    }

    @Override
    public synchronized Secret submit(SecretName name, SecretCommand command, IdempotencyKey key) {
        check();
        Secret before = answers.get(key);
        if (before != null) {
            return before;
        }
        Secret changed = change(name, command);
        secrets.put(name, changed);
        answers.put(key, changed);
        log.append("secret.kept", FakeControlPlane.OWNER, "secret:" + name, Map.of(), Map.of());
        return changed;
    }

    private Secret change(SecretName name, SecretCommand command) {
        Secret secret = Optional.ofNullable(secrets.get(name))
                .orElse(new Secret(name, List.of(), List.of(), null, clock.instant(), clock.instant(), null));
        return switch (command) {
            case SecretCommand.Keep(Sealed value) -> {
                values.put(name, opened(value, SealContext.keep(name)));
                yield with(secret, added(secret.versions(), version(secret)), secret.grants(), false);
            }
            case SecretCommand.EndVersion(int number) ->
                with(secret, each(secret.versions(), version -> end(version, number)), secret.grants(), false);
            case SecretCommand.Give(var agent, String project, String purpose) ->
                with(
                        secret,
                        secret.versions(),
                        added(
                                secret.grants(),
                                new Grant(
                                        new GrantId(ids.next()),
                                        agent,
                                        project,
                                        purpose,
                                        FakeControlPlane.OWNER,
                                        clock.instant(),
                                        null)),
                        false);
            case SecretCommand.Withdraw(GrantId id) ->
                with(secret, secret.versions(), each(secret.grants(), grant -> end(grant, id)), false);
            case SecretCommand.Remove remove -> with(secret, secret.versions(), secret.grants(), true);
        };
    }

    private SecretVersion version(Secret secret) {
        int number = secret.versions().size() + 1;
        return new SecretVersion(
                number, "%064x".formatted(number * 7919L), FakeControlPlane.OWNER, clock.instant(), null);
    }

    private SecretVersion end(SecretVersion version, int number) {
        return version.number() == number
                ? new SecretVersion(number, version.digest(), version.by(), version.at(), clock.instant())
                : version;
    }

    private Grant end(Grant grant, GrantId id) {
        return grant.id().equals(id)
                ? new Grant(
                        id, grant.agent(), grant.project(), grant.purpose(), grant.by(), grant.at(), clock.instant())
                : grant;
    }

    private Secret with(Secret secret, List<SecretVersion> versions, List<Grant> grants, boolean removed) {
        return new Secret(
                secret.name(),
                versions,
                grants,
                null,
                secret.createdAt(),
                clock.instant(),
                removed ? clock.instant() : null);
    }

    private static <T> List<T> added(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }

    @Override
    public SecretOutcome open(SecretName name, ItemId item, Epoch epoch) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public synchronized Revealed reveal(SecretName name, SealingKey to) {
        check();
        int version = Objects.requireNonNull(secrets.get(name))
                .current()
                .orElseThrow()
                .number();
        put(new SecretRead(nextReadId(), name, version, FakeControlPlane.OWNER, clock.instant(), null));
        try (SecretValue value =
                SecretValue.typed(Objects.requireNonNull(values.get(name)).clone())) {
            return new Revealed(version, to.seal(value, SealContext.reveal(name, version)));
        }
    }

    @Override
    public synchronized Page<SecretRead> reads(SecretName name, @Nullable String cursor, int limit) {
        check();
        return new Page<>(
                reads.stream()
                        .filter(read -> read.name().equals(name))
                        .limit(limit)
                        .toList(),
                null);
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }
}
