package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Simulates a broker that returns a test's values to every caller with the keys. Thread-safe. */
public final class FakeSecrets implements Secrets {
    public final MachineKeys keys = MachineKeys.generate();
    private final ConcurrentMap<SecretName, byte[]> values = new ConcurrentHashMap<>();
    private final AtomicInteger locked = new AtomicInteger();

    public void put(SecretName name, byte[] value) {
        values.put(name, value.clone());
    }

    /** Lets the next {@code reads} reads meet a locked broker. */
    public void lockedFor(int reads) {
        locked.set(reads);
    }

    @Override
    public SecretOutcome open(SecretName name, ItemId item, Epoch epoch) {
        if (locked.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ControlPlaneException(Category.UNAVAILABLE, "broker-locked", "The broker is locked.");
        }
        byte[] value = values.get(name);
        if (value == null) {
            return new SecretOutcome.Refused("unknown-secret", "There is no such secret for this work.");
        }
        SecretLease lease =
                new SecretLease(new AgentName("slash"), item, epoch, new GrantId("0".repeat(26)), Instant.EPOCH);
        SecretRead read = new SecretRead(
                new SecretReadId("0".repeat(26)), name, 1, new Actor(Role.RUNTIME, "local"), Instant.EPOCH, lease);
        SealingKey to = SealingKey.ofMachine(keys.publicKeys());
        try (SecretValue opened = SecretValue.taking(value.clone())) {
            return new SecretOutcome.Opened(read, to.seal(opened, SealContext.read(name, 1, item, epoch)));
        }
    }

    @Override
    public Broker broker() {
        throw notForRuntimes();
    }

    @Override
    public Broker submit(BrokerCommand command) {
        throw notForRuntimes();
    }

    @Override
    public Page<Secret> list(@Nullable String cursor, int limit) {
        throw notForRuntimes();
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        throw notForRuntimes();
    }

    @Override
    public Secret submit(SecretName name, SecretCommand command, IdempotencyKey key) {
        throw notForRuntimes();
    }

    @Override
    public Revealed reveal(SecretName name, SealingKey to) {
        throw notForRuntimes();
    }

    @Override
    public Page<SecretRead> reads(SecretName name, @Nullable String cursor, int limit) {
        throw notForRuntimes();
    }

    private static UnsupportedOperationException notForRuntimes() {
        return new UnsupportedOperationException("a runtime only reads for its work");
    }
}
