package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.inbox.queue.Pauses;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The dependencies of agents and runtimes. Thread-safe.
 *
 * @param reports the agents' last reports about themselves
 */
public record AgentServices(
        Base base,
        Items items,
        LastSeenAgents seen,
        Heartbeats heartbeats,
        Pauses pauses,
        Supplier<List<AgentReport>> reports,
        RuntimeIncarnations runtimes,
        GatewayChanges gateways) {
    Store store() {
        return base.store();
    }

    Writer writer() {
        return base.writer();
    }

    InstantSource clock() {
        return base.clock();
    }

    /** Writes down which runtimes are lost and which are back. */
    public RuntimeWatch watch() {
        return new RuntimeWatch(store(), writer(), heartbeats);
    }
}
