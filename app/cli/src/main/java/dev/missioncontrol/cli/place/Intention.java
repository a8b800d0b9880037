package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Keeps the idempotency key of one user intention across all its retries. */
public final class Intention {
    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The idempotency key: a command repeated with the same key within 24 h takes effect once.")
    private @Nullable String key;

    /** Executes the call; when its outcome is unknown, the failure explains how to retry it safely. */
    public <T> T carryOut(Function<IdempotencyKey, T> call) {
        IdempotencyKey used = key == null ? IdempotencyKey.random() : new IdempotencyKey(key);
        try {
            return call.apply(used);
        } catch (ControlPlaneException e) {
            if (!e.worthAnotherTry()) {
                throw e;
            }
            throw new ControlPlaneException(
                    e.category(),
                    e.type(),
                    e.getMessage() + " Repeat the command with --key " + used.value() + "; it then takes effect once.",
                    e);
        }
    }
}
