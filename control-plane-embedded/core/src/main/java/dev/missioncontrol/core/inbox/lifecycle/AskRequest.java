package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.core.policy.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The request of an item's worker to ask a human.
 *
 * @param ask the ask's id
 * @param epoch of the asking holder's lease; only classic clients and operators leave it out
 * @param agent the name that a classic client gives itself
 */
public record AskRequest(
        String ask,
        String need,
        @Nullable Epoch epoch,
        Principal principal,
        @Nullable AgentName agent) {}
