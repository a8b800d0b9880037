package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Agents with one principal's rights. Thread-safe. */
public final class CoreAgents implements Agents {
    private final Store store;
    private final AgentSightings sightings;
    private final Pulses pulses;
    private final Principal principal;
    private final InstantSource clock;

    public CoreAgents(Store store, AgentSightings sightings, Pulses pulses, Principal principal, InstantSource clock) {
        this.store = store;
        this.sightings = sightings;
        this.pulses = pulses;
        this.principal = principal;
        this.clock = clock;
    }

    @Override
    public List<AgentStatus> list() {
        principal.require(Action.READ_AGENTS);
        Instant now = clock.instant();
        Map<RuntimeName, RuntimeStore.Row> runtimes =
                pulses.runtimes(store).stream().collect(Collectors.toMap(RuntimeStore.Row::name, Function.identity()));
        return rows().stream()
                .map(row -> status(row, row.runtime() == null ? null : runtimes.get(row.runtime()), now))
                .toList();
    }

    private Collection<AgentStore.Row> rows() {
        Map<AgentName, AgentStore.Sighting> newest = sightings.newest();
        Map<AgentName, AgentStore.Row> rows = new TreeMap<>(Comparator.comparing(AgentName::value));
        store.read(AgentStore::list).forEach(row -> rows.put(row.name(), row));
        newest.forEach(
                (name, sighting) -> rows.merge(name, AgentStore.Row.of(sighting), (known, _) -> known.with(sighting)));
        return rows.values();
    }

    private AgentStatus status(AgentStore.Row row, RuntimeStore.@Nullable Row runtime, Instant now) {
        ItemId item = row.item();
        return new AgentStatus(
                row.name(),
                runtime == null ? classic(row, now) : pulses.liveness(runtime, now),
                runtime == null
                        ? new Evidence(Objects.requireNonNullElse(row.observation(), "never heard of"), row.seenAt())
                        : pulses.evidence(runtime, "sign of life of runtime " + runtime.name()),
                item == null ? Activity.IDLE : Activity.WORKING,
                item == null ? idle(row) : new Evidence("holds item " + item.shortForm(), row.since()),
                row.runtime(),
                item,
                row.title(),
                row.pending());
    }

    private static Evidence idle(AgentStore.Row row) {
        return new Evidence("holds no item", row.seenAt());
    }

    private static Liveness classic(AgentStore.Row row, Instant now) {
        return row.seenAt() == null ? Liveness.NEVER_SEEN : Thresholds.CLASSIC.at(Duration.between(row.seenAt(), now));
    }
}
