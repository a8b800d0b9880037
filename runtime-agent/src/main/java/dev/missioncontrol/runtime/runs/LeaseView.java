package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Lease;
import java.time.Instant;

/** Describes a lease as its holder knows it; {@code ends} is measured by a clock of the runtime that never jumps. */
public record LeaseView(ItemId item, Epoch epoch, Instant ends) {
    static LeaseView renewed(ItemId item, Epoch epoch, Instant now) {
        return new LeaseView(item, epoch, now.plus(Lease.TERM));
    }
}
