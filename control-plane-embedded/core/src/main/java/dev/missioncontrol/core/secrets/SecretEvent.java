package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretReadId;
import org.jspecify.annotations.Nullable;

/** What events of secrets say. All public but a grant's purpose, which is people's words. */
final class SecretEvent {
    static final String SUBJECT = "secret:";

    private SecretEvent() {}

    /** A new version; the digest is of what lies at rest. */
    record Kept(int version, String digest) {}

    record Ended(int version) {}

    record Granted(GrantId grant, AgentName agent, @Nullable String project) {}

    /** The private body of a grant. */
    record Purpose(String purpose) {}

    record Withdrawn(GrantId grant) {}

    record Removed() {}

    record Read(SecretReadId read, int version, SecretLease lease) {}

    record Revealed(SecretReadId read, int version) {}

    record Refused(ItemId item, Epoch epoch, @Nullable AgentName agent, String why) {}
}
