package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.Pauses;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every face of agents and runtimes shares. Thread-safe.
 *
 * @param reports what agents said last of themselves
 */
public record AgentServices(
        Store store,
        Writer writer,
        Items items,
        LastSeenAgents seen,
        Heartbeats heartbeats,
        Pauses pauses,
        Supplier<List<AgentReport>> reports,
        RuntimeIncarnations runtimes,
        GatewayChanges gateways,
        InstantSource clock) {}
