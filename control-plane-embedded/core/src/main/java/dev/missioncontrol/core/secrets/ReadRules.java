package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretVersion;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a value may be read: only by the runtime that holds the item now, under its present epoch, and with a
 * grant for the item's agent and project. Pure.
 */
final class ReadRules {
    private ReadRules() {}

    /** A request to read. */
    record Wish(RuntimeName runtime, Epoch epoch, Instant now) {}

    sealed interface Decision {
        record Allow(InboxItem item, SecretVersion version, Grant grant) implements Decision {}

        /** The item is not the caller's, or does not exist. */
        record Foreign() implements Decision {}

        record Stale(InboxItem item) implements Decision {}

        /** The caller held the item and no longer does. */
        record Over(InboxItem item) implements Decision {}

        /** There is no such secret, no version of it, or no grant for this work. */
        record NotGranted(InboxItem item) implements Decision {}
    }

    static Decision decide(Wish wish, @Nullable InboxItem item, @Nullable Secret secret) {
        if (item == null) {
            return new Decision.Foreign();
        }
        if (wish.epoch().value() < item.epoch().value()) {
            return new Decision.Stale(item);
        }
        if (!item.epoch().equals(wish.epoch()) || !holds(item, wish.runtime())) {
            return new Decision.Foreign();
        }
        Lease lease = item.lease();
        if (lease == null || !wish.now().isBefore(lease.expiresAt())) {
            return new Decision.Over(item);
        }
        return allowed(item, secret).<Decision>map(allow -> allow).orElseGet(() -> new Decision.NotGranted(item));
    }

    private static boolean holds(InboxItem item, RuntimeName runtime) {
        return item.status().holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(runtime);
    }

    private static Optional<Decision.Allow> allowed(InboxItem item, @Nullable Secret secret) {
        if (secret == null) {
            return Optional.empty();
        }
        Optional<Grant> grant = secret.grants().stream()
                .filter(one ->
                        one.covers(item.agent(), item.assignment().origin().project()))
                .findFirst();
        return secret.current().flatMap(version -> grant.map(found -> new Decision.Allow(item, version, found)));
    }
}
