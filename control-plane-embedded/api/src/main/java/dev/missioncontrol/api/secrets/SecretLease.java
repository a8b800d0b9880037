package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to use a value that was read: until a time, and no longer than the work under that epoch, the grant and the
 * version last.
 */
public record SecretLease(AgentName agent, ItemId item, Epoch epoch, GrantId grant, Instant until) {
    /** Its duration unless something ends it earlier. */
    public static final Duration TERM = Duration.ofMinutes(15);

    public SecretLease {
        Checks.required(agent, "agent");
        Checks.required(item, "item");
        Checks.required(epoch, "epoch");
        Checks.required(grant, "grant");
        Checks.required(until, "until");
    }
}
