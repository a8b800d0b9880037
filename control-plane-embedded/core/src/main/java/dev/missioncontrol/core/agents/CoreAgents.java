package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.agents.AgentStore.Sighting;
import dev.missioncontrol.core.inbox.items.ItemCountStore;
import dev.missioncontrol.core.inbox.queue.Pauses;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Implements agents for one principal. Thread-safe. */
public final class CoreAgents implements Agents {
    private final AgentServices services;
    private final Principal principal;

    public CoreAgents(AgentServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
    }

    @Override
    public List<AgentStatus> list() {
        principal.require(Action.READ_AGENTS);
        Instant now = services.clock().instant();
        Map<AgentName, AgentReport> reports =
                services.reports().get().stream().collect(Collectors.toMap(AgentReport::agent, Function.identity()));
        Map<RuntimeName, RuntimeStore.Row> runtimes = services.heartbeats().runtimes(services.store()).stream()
                .collect(Collectors.toMap(RuntimeStore.Row::name, Function.identity()));
        Known known = services.store().read(handle -> Known.in(handle, services));
        return known.names().stream()
                .map(name ->
                        known.portrait(new AgentName(name), runtimes, reports).at(now, services.heartbeats()))
                .toList();
    }

    private record Known(
            TreeSet<String> names,
            Map<AgentName, Sighting> sightings,
            Map<AgentName, List<Holding>> inHand,
            Map<AgentName, Pause> pauses,
            Map<AgentName, Long> pending) {
        static Known in(Handle handle, AgentServices services) {
            Map<AgentName, Sighting> sightings = services.seen().read(handle);
            Map<AgentName, Pause> pauses = Pauses.all(handle);
            TreeSet<String> names = new TreeSet<>();
            AgentStore.named(handle).forEach(name -> names.add(name.value()));
            sightings.keySet().forEach(name -> names.add(name.value()));
            pauses.keySet().forEach(name -> names.add(name.value()));
            return new Known(names, sightings, inHand(handle, services), pauses, ItemCountStore.pendingByAgent(handle));
        }

        private static Map<AgentName, List<Holding>> inHand(Handle handle, AgentServices services) {
            List<AgentStore.InHand> all = AgentStore.inHand(handle);
            Map<ItemId, Epoch> epochs =
                    all.stream().collect(Collectors.toMap(one -> one.holding().item(), AgentStore.InHand::epoch));
            Map<ItemId, Instant> renewed = services.items().renewed(handle, epochs);
            return all.stream()
                    .collect(Collectors.groupingBy(
                            AgentStore.InHand::agent,
                            Collectors.mapping(
                                    one -> one.until(renewed.get(one.holding().item()))
                                            .holding(),
                                    Collectors.toList())));
        }

        AgentStatusRules portrait(
                AgentName name, Map<RuntimeName, RuntimeStore.Row> runtimes, Map<AgentName, AgentReport> reports) {
            Sighting sighting = sightings.get(name);
            RuntimeName runtime = sighting == null ? null : sighting.runtime();
            return new AgentStatusRules(
                    name,
                    sighting,
                    runtime == null ? null : runtimes.get(runtime),
                    inHand.getOrDefault(name, List.of()),
                    pauses.get(name),
                    reports.get(name),
                    pending.getOrDefault(name, 0L));
        }
    }

    @Override
    public Pause pause(AgentName agent, String reason) {
        principal.require(Action.PAUSE_AGENT);
        return services.writer()
                .submit(transaction -> services.pauses().pause(transaction, agent, reason, principal.actor()));
    }

    @Override
    public boolean resume(AgentName agent) {
        principal.require(Action.PAUSE_AGENT);
        return services.writer().submit(transaction -> services.pauses().resume(transaction, agent, principal.actor()));
    }
}
