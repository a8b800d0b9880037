package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Pause;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps agents in memory as a test sets them, and records pauses. Thread-safe. */
public final class FakeAgents implements Agents {
    private final List<AgentStatus> agents = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private volatile @Nullable ControlPlaneException failure;

    FakeAgents(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes every call fail with {@code next}; null ends that. */
    public void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    private void meet() {
        ControlPlaneException next = failure;
        if (next != null) {
            throw next;
        }
    }

    void are(List<AgentStatus> now) {
        agents.clear();
        agents.addAll(now);
    }

    @Override
    public List<AgentStatus> list() {
        meet();
        return List.copyOf(agents);
    }

    @Override
    public Pause pause(AgentName agent, String reason) {
        meet();
        Pause before = find(agent).pause();
        Pause pause = before == null ? new Pause(agent, reason, FakeControlPlane.OWNER, clock.instant()) : before;
        change(
                agent,
                Activity.PAUSED,
                new Evidence("paused by " + FakeControlPlane.OWNER + ": " + reason, pause.at()),
                pause);
        return pause;
    }

    @Override
    public boolean resume(AgentName agent) {
        meet();
        boolean was = find(agent).pause() != null;
        change(agent, Activity.IDLE, new Evidence("holds no item", clock.instant()), null);
        return was;
    }

    private AgentStatus find(AgentName agent) {
        return agents.stream()
                .filter(status -> status.name().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    private void change(AgentName agent, Activity activity, Evidence evidence, @Nullable Pause pause) {
        agents.replaceAll(status -> Objects.equals(status.name(), agent)
                ? new AgentStatus(
                        status.name(),
                        status.liveness(),
                        status.livenessEvidence(),
                        activity,
                        evidence,
                        status.runtime(),
                        status.currentItem(),
                        status.currentTitle(),
                        status.holdings(),
                        pause,
                        status.queueDepth())
                : status);
    }
}
