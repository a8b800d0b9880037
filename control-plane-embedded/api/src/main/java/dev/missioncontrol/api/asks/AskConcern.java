package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * The agent that needs an answer, and the item that it is for.
 *
 * @param item the item that it is about
 * @param holding whether that item waits for the answer
 */
public record AskConcern(
        @Nullable AgentName agent, @Nullable ItemId item, boolean holding) {}
