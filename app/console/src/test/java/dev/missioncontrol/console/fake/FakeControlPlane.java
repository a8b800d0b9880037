package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.api.guard.Guard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Implements the port in memory, for one reader. Thread-safe enough for a console and a test. */
public final class FakeControlPlane implements ControlPlane {
    static final Actor OWNER = new Actor(Role.OWNER, "laptop");

    private final FakeLog log;
    private final FakeInbox inbox;
    private final FakeAsks asks;
    private final FakeReports reports = new FakeReports();
    private final FakeSecrets secrets;
    private final FakeAgents agents;
    private final FakeBacklog backlog;
    private final List<RuntimeStatus> runtimes = new CopyOnWriteArrayList<>();
    private final List<Blip> blips = new CopyOnWriteArrayList<>();

    public FakeControlPlane(InstantSource clock) {
        log = new FakeLog(clock);
        inbox = new FakeInbox(log, clock);
        asks = new FakeAsks(log, clock);
        secrets = new FakeSecrets(log, clock);
        agents = new FakeAgents(clock);
        backlog = new FakeBacklog(log, inbox, clock);
    }

    public FakeLog log() {
        return log;
    }

    @Override
    public FakeInbox inbox() {
        return inbox;
    }

    @Override
    public FakeAsks asks() {
        return asks;
    }

    @Override
    public FakeReports reports() {
        return reports;
    }

    @Override
    public FakeBacklog backlog() {
        return backlog;
    }

    @Override
    public FakeSecrets secrets() {
        return secrets;
    }

    @Override
    public Guard guard() {
        throw notForConsoles();
    }

    @Override
    public Audit audit() {
        return log;
    }

    /** Adds an interruption of a gateway. */
    public void put(Blip blip) {
        blips.addFirst(blip);
    }

    /** Sets the agents and runtimes. */
    public void fleet(List<AgentStatus> newAgents, List<RuntimeStatus> newRuntimes) {
        agents.are(newAgents);
        runtimes.clear();
        runtimes.addAll(newRuntimes);
    }

    @Override
    public FakeAgents agents() {
        return agents;
    }

    @Override
    public Runtimes runtimes() {
        return new Runtimes() {
            @Override
            public Page<Blip> blips(@Nullable String cursor, int limit) {
                return new Page<>(List.copyOf(blips), null);
            }

            @Override
            public RuntimeStarted start(RuntimeStart start) {
                throw notForConsoles();
            }

            @Override
            public PulseAnswer pulse(Pulse pulse) {
                throw notForConsoles();
            }

            @Override
            public List<RuntimeStatus> list() {
                return List.copyOf(runtimes);
            }
        };
    }

    @Override
    public Backups backups() {
        throw new UnsupportedOperationException("nobody here makes backups");
    }

    @Override
    public Access access() {
        throw notForConsoles();
    }

    @Override
    public Enrolments enrolments() {
        throw notForConsoles();
    }

    static ControlPlaneException notForConsoles() {
        return new ControlPlaneException(
                ControlPlaneException.Category.FORBIDDEN, "not-for-consoles", "a console never does this");
    }

    /** Stands still until it is moved. */
    public static final class Clock implements InstantSource {
        private volatile Instant now;

        public Clock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        public void moveTo(Instant then) {
            now = then;
        }
    }
}
