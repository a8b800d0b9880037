package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.core.agents.AgentStore.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives the status of one agent from all facts at one moment. Pure. */
record AgentStatusRules(
        AgentName name,
        @Nullable Sighting sighting,
        RuntimeStore.@Nullable Row runtime,
        List<Holding> inHand,
        @Nullable Pause pause,
        @Nullable AgentReport report,
        long pending) {
    AgentStatus at(Instant now, Heartbeats heartbeats) {
        Doing doing = doing(now);
        Optional<Holding> current = working();
        return new AgentStatus(
                name,
                runtime == null ? classic(now) : heartbeats.liveness(runtime, now),
                runtime == null
                        ? sighted("never heard of")
                        : heartbeats.evidence(runtime, "sign of life of runtime " + runtime.name()),
                doing.activity(),
                doing.evidence(),
                sighting == null ? null : sighting.runtime(),
                current.map(Holding::item).orElse(null),
                current.map(Holding::title).orElse(null),
                inHand.stream().limit(AgentStatus.HOLDINGS_MAX).toList(),
                pause,
                pending);
    }

    private Liveness classic(Instant now) {
        return sighting == null
                ? Liveness.NEVER_SEEN
                : LivenessThresholds.CLASSIC.at(Duration.between(sighting.at(), now));
    }

    private Evidence sighted(String otherwise) {
        return sighting == null ? new Evidence(otherwise, null) : new Evidence(sighting.observation(), sighting.at());
    }

    private record Doing(Activity activity, Evidence evidence) {
        static Doing of(Activity activity, String observation, @Nullable Instant at) {
            return new Doing(activity, new Evidence(observation, at));
        }
    }

    /** A pause comes first, then work in progress, then the agent's own report. */
    private Doing doing(Instant now) {
        if (pause != null) {
            return Doing.of(Activity.PAUSED, "paused by " + pause.by() + ": " + pause.reason(), pause.at());
        }
        Optional<Holding> works = working();
        if (works.isPresent()) {
            Holding held = works.get();
            return Doing.of(Activity.WORKING, "holds item " + held.item().shortForm(), held.since());
        }
        if (!inHand.isEmpty()) {
            Holding waits = inHand.getFirst();
            String observation = "item " + waits.item().shortForm() + " waits for a human";
            return Doing.of(Activity.WAITING, observation, waits.since());
        }
        return said(now)
                .orElseGet(() -> Doing.of(Activity.IDLE, "holds no item", sighting == null ? null : sighting.at()));
    }

    /** Returns the oldest item that it holds. */
    private Optional<Holding> working() {
        return inHand.stream().filter(held -> held.state() != ItemState.WAITING).findFirst();
    }

    /** Returns its own report while that is recent. */
    private Optional<Doing> said(Instant now) {
        AgentReport last = report;
        if (last == null || LivenessThresholds.CLASSIC.at(Duration.between(last.reportedAt(), now)) != Liveness.ALIVE) {
            return Optional.empty();
        }
        String task = last.currentTask() == null ? "" : ": " + last.currentTask();
        return switch (last.status()) {
            case ERROR -> Optional.of(Doing.of(Activity.ERROR, "says it has an error" + task, last.reportedAt()));
            case BLOCKED -> Optional.of(Doing.of(Activity.ERROR, "says it is blocked" + task, last.reportedAt()));
            case ACTIVE ->
                last.currentTask() == null
                        ? Optional.empty()
                        : Optional.of(Doing.of(Activity.WORKING, "says it is at work" + task, last.reportedAt()));
            case IDLE, OFFLINE, UNKNOWN -> Optional.empty();
        };
    }
}
