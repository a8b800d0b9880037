package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Provides the secrets of the demo fleet. */
final class DemoSecrets {
    private static final Actor RUNTIME = new Actor(Role.RUNTIME, "local");

    private final FakeSecrets secrets;
    private final Instant now;

    private DemoSecrets(FakeSecrets secrets, Instant now) {
        this.secrets = secrets;
        this.now = now;
    }

    static void fill(FakeControlPlane controlPlane, Instant now) {
        DemoSecrets demo = new DemoSecrets(controlPlane.secrets(), now);
        ItemId item = controlPlane
                .inbox()
                .list(ItemFilter.ALL, null, 1)
                .rows()
                .getFirst()
                .id();
        demo.secret("registry-token", 3);
        demo.secret("mail-password", 1);
        demo.secret("billing-sandbox-key", 2);
        Secret granted = demo.give("registry-token", "slash", null, "to publish releases");
        demo.give("registry-token", "izzy", "platform", "to read private packages");
        demo.give("billing-sandbox-key", "duff", "billing", "to run the contract tests");
        demo.secrets.put(demo.read(granted, 900, null));
        demo.secrets.put(demo.read(
                granted,
                240,
                new SecretLease(
                        new AgentName("slash"),
                        item,
                        new Epoch(1),
                        granted.grants().getFirst().id(),
                        now.plusSeconds(660))));
    }

    private void secret(String name, int versions) {
        for (int version = 1; version <= versions; version++) {
            SecretName kept = new SecretName(name);
            SecretValue value = SecretValue.typed(("value " + version).toCharArray());
            submit(name, new SecretCommand.Keep(secrets.broker().key().seal(value, SealContext.keep(kept))));
        }
        if (versions > 2) {
            submit(name, new SecretCommand.EndVersion(1));
        }
    }

    private Secret give(String name, String agent, @Nullable String project, String purpose) {
        return submit(name, new SecretCommand.Give(new AgentName(agent), project, purpose));
    }

    private Secret submit(String name, SecretCommand command) {
        return secrets.submit(new SecretName(name), command, IdempotencyKey.random());
    }

    private SecretRead read(Secret secret, long secondsAgo, @Nullable SecretLease lease) {
        Actor by = lease == null ? FakeControlPlane.OWNER : RUNTIME;
        return new SecretRead(secrets.nextReadId(), secret.name(), 3, by, now.minusSeconds(secondsAgo), lease);
    }
}
