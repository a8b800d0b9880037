package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.api.guard.Guard;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.reports.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Simulates a control plane for one runtime in memory, with the rules of leases and switches for failures. Thread-safe.
 */
public final class FakeControlPlane implements ControlPlane {
    public final FakeInbox inbox = new FakeInbox(this);
    public final FakeAsks asks = new FakeAsks(this);
    public final FakeSecrets secrets = new FakeSecrets();
    public final List<Pulse> pulses = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private long incarnations;
    private volatile @Nullable ControlPlaneException failure;
    private volatile @Nullable Incarnation newer;

    /** Makes every call fail with {@code next}; null ends that. */
    public void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    public static ControlPlaneException off() {
        return new ControlPlaneException(Category.UNAVAILABLE, "not-running", "the control plane is off");
    }

    public static ControlPlaneException unreachable() {
        return new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "the control plane did not answer");
    }

    public static ControlPlaneException refused() {
        return new ControlPlaneException(Category.UNAUTHENTICATED, "unauthenticated", "the token is not known");
    }

    /** Answers claims and heartbeats as superseded from now on. */
    public void supersede(Incarnation by) {
        newer = by;
    }

    /** Counts the calls that failed. */
    public int failures() {
        return failures.get();
    }

    void check() {
        ControlPlaneException now = failure;
        if (now != null) {
            failures.incrementAndGet();
            throw now;
        }
    }

    @Nullable
    Incarnation newer() {
        return newer;
    }

    synchronized Incarnation incarnation() {
        return new Incarnation(incarnations);
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Runtimes runtimes() {
        return new FakeRuntimes();
    }

    @Override
    public Asks asks() {
        return asks;
    }

    @Override
    public Reports reports() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backlog backlog() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Agents agents() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FakeSecrets secrets() {
        return secrets;
    }

    @Override
    public Guard guard() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backups backups() {
        throw new UnsupportedOperationException("nobody here makes backups");
    }

    @Override
    public Access access() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Enrolments enrolments() {
        throw new UnsupportedOperationException();
    }

    private final class FakeRuntimes implements Runtimes {
        @Override
        public Page<Blip> blips(@Nullable String cursor, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RuntimeStarted start(RuntimeStart start) {
            check();
            synchronized (FakeControlPlane.this) {
                incarnations++;
            }
            return new RuntimeStarted(new RuntimeName("local"), incarnation(), inbox.held());
        }

        @Override
        public PulseAnswer pulse(Pulse pulse) {
            check();
            Incarnation superseding = newer();
            if (superseding != null) {
                return new PulseAnswer.Superseded(superseding);
            }
            pulses.add(pulse);
            List<PulseAnswer.Verdict> verdicts = new ArrayList<>();
            for (Pulse.Renewal renewal : pulse.renewals()) {
                InboxItem item = inbox.get(renewal.item());
                boolean held = item.state().held() && item.epoch().equals(renewal.epoch());
                verdicts.add(
                        held
                                ? new PulseAnswer.Verdict.Renewed(
                                        item.id(), item.times().changedAt())
                                : new PulseAnswer.Verdict.Ended(item.id(), item));
            }
            return new PulseAnswer.Beating(verdicts);
        }

        @Override
        public List<RuntimeStatus> list() {
            throw new UnsupportedOperationException();
        }
    }
}
