package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** What tests do with a broker. */
final class SecretsUser {
    static final String PASSPHRASE = "a few words in a row";

    private final Secrets secrets;

    SecretsUser(Secrets secrets) {
        this.secrets = secrets;
    }

    static SecretValue value(String text) {
        return SecretValue.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    SecretsUser unlock() {
        secrets.submit(
                new BrokerCommand.Unlock(secrets.broker().key().seal(value(PASSPHRASE), SealContext.passphrase())));
        return this;
    }

    Secret keep(String name, String text) {
        SecretName secret = new SecretName(name);
        return submit(name, new SecretCommand.Keep(secrets.broker().key().seal(value(text), SealContext.keep(secret))));
    }

    Secret submit(String name, SecretCommand command) {
        return secrets.submit(new SecretName(name), command, IdempotencyKey.random());
    }

    String reveal(String name) {
        SealingPair own = SealingPair.random();
        SecretName secret = new SecretName(name);
        var revealed = secrets.reveal(secret, own.key());
        AtomicReference<String> text = new AtomicReference<>();
        try (SecretValue value = own.open(revealed.value(), SealContext.reveal(secret, revealed.version()))) {
            value.use(bytes -> text.set(new String(bytes, StandardCharsets.UTF_8)));
        }
        return text.get();
    }
}
