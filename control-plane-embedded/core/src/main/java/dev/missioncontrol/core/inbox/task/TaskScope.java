package dev.missioncontrol.core.inbox.task;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.inbox.CallerResolver;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.policy.Principal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Limits a task's token to one item at one epoch. Thread-safe. */
public record TaskScope(TaskLease lease, Principal bearer, DenialListener denials) {
    /** Refuses anything else as if it did not exist. */
    public void require(@Nullable ItemId item, @Nullable Epoch epoch) {
        bearer.require(Action.WORK_ON_TASK);
        if (item != null && item.equals(lease.item()) && epoch == null) {
            throw CallerResolver.epochMissing();
        }
        if (!lease.item().equals(item) || !lease.epoch().equals(epoch)) {
            denials.foreign(bearer.actor(), item == null ? "no item" : "item:" + item);
            throw Items.unknown(item == null ? lease.item() : item);
        }
    }

    /** Derives a key that cannot collide with the runtime's own keys. */
    public IdempotencyKey own(IdempotencyKey key) {
        byte[] digest = EventHash.sha256().digest((lease + " " + key.value()).getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey("task " + HexFormat.of().formatHex(digest));
    }
}
