package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * Who needs an answer, and for which item.
 *
 * @param item the item that it is about
 * @param holding whether that item waits for the answer
 */
public record AskConcern(
        @Nullable AgentName agent, @Nullable ItemId item, boolean holding) {}
