package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a caller means once, however often it has to say so. Confined to the main thread. */
public final class Intention {
    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Names this intention: what is repeated with its key within 24 h happens once.")
    private @Nullable String key;

    /** Does it; where nobody knows what became of it, the failure says how to repeat it safely. */
    public <T> T carryOut(Function<IdempotencyKey, T> call) {
        IdempotencyKey used = key == null ? IdempotencyKey.random() : new IdempotencyKey(key);
        try {
            return call.apply(used);
        } catch (ControlPlaneException e) {
            if (!e.worthAnotherTry()) {
                throw e;
            }
            throw new ControlPlaneException(
                    e.category(), e.type(), e.getMessage() + " With --key " + used.value() + " it happens once.", e);
        }
    }
}
