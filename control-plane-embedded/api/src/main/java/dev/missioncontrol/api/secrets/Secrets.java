package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets broker. Every change and every read is on disk and in the log before it is answered. Thread-safe. */
public interface Secrets {
    Broker broker();

    /**
     * Opens, locks or rotates the broker.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} (wrong-passphrase), {@code INVALID} (weak-passphrase,
     * not-openable), {@code CONFLICT} (no-passphrase) if a key of the machine opens it, {@code UNAVAILABLE}
     * (broker-locked)
     */
    Broker submit(BrokerCommand command);

    /** Lists secrets by name, without removed ones; {@code cursor} is {@link Page#next()} of the page before. */
    Page<Secret> list(@Nullable String cursor, int limit);

    Optional<Secret> find(SecretName name);

    /**
     * Submits one command on a secret.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-secret, unknown-version, unknown-grant), {@code INVALID}
     * (not-openable), {@code CONFLICT} (already-granted, too-many) and {@code UNAVAILABLE} (broker-locked)
     */
    Secret submit(SecretName name, SecretCommand command, IdempotencyKey key);

    /**
     * Reads the newest version for work that the calling runtime holds under that epoch. Every read is one entry of the
     * log, even a repeated one.
     *
     * @throws ControlPlaneException {@code CONFLICT} (no-sealing-key) for a runtime that has not enrolled with a key,
     * {@code UNAVAILABLE} (broker-locked)
     */
    SecretOutcome open(SecretName name, ItemId item, Epoch epoch);

    /**
     * Shows the newest version to a person, sealed to a key of theirs for {@link SealContext#reveal}.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-secret), {@code UNAVAILABLE} (broker-locked)
     */
    Revealed reveal(SecretName name, SealingKey to);

    /** Lists the reads of the secret, newest first. */
    Page<SecretRead> reads(SecretName name, @Nullable String cursor, int limit);
}
