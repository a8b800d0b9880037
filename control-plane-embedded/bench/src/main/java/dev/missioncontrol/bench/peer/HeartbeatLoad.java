package dev.missioncontrol.bench.peer;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.SampleItems;
import dev.missioncontrol.bench.stage.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents that hold an item each, on runtimes that send heartbeats every 10 s, evenly spread. Heartbeats are sent when
 * due even if earlier ones are late, and their latency counts from the due time.
 */
public final class HeartbeatLoad {
    private static final int AT_ONCE = 64;

    private final BenchFleet fleet;
    private final List<Beat> beats;
    private final AtomicInteger lost = new AtomicInteger();

    /** One runtime and its heartbeat. */
    private record Beat(Worker worker, Pulse pulse) {}

    /** The cost: {@code cores} processors in constant use, and {@code lost} leases that should have been renewed. */
    public record Cost(Latencies latencies, double cores, int lost) {
        @Override
        public String toString() {
            String kept = "%s, %.2f cores".formatted(latencies, cores);
            return lost == 0 ? kept : kept + ", " + lost + " leases lost";
        }
    }

    private HeartbeatLoad(BenchFleet fleet, List<Beat> beats) {
        this.fleet = fleet;
        this.beats = List.copyOf(beats);
    }

    /** Starts the runtimes and gives each its items. */
    public static HeartbeatLoad prepare(BenchFleet fleet, int runtimes, int agentsEach) throws Exception {
        CallerThreads.times(AT_ONCE, runtimes * agentsEach, caller -> SampleItems.create(fleet.owner(), caller));
        Queue<Worker> workers = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        CallerThreads.times(
                AT_ONCE,
                runtimes,
                _ -> workers.add(fleet.start(new RuntimeName("runtime-" + number.getAndIncrement()))));
        Queue<Beat> beats = new ConcurrentLinkedQueue<>();
        CallerThreads.times(AT_ONCE, runtimes, _ -> beats.add(beginning(workers.remove(), agentsEach)));
        return new HeartbeatLoad(fleet, List.copyOf(beats));
    }

    /** Claims the runtime's items and renews them at once: their first term is short. */
    private static Beat beginning(Worker worker, int agents) {
        Instant now = InstantSource.system().instant();
        List<Pulse.Renewal> renewals = new ArrayList<>();
        List<SessionReport> sessions = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            InboxItem item = Working.claim(worker, Duration.ZERO);
            renewals.add(new Pulse.Renewal(item.id(), item.epoch()));
            sessions.add(session(item, worker, agent, now));
        }
        Beat beat = new Beat(worker, new Pulse(worker.incarnation(), renewals, sessions));
        give(beat);
        return beat;
    }

    private static SessionReport session(InboxItem item, Worker worker, int agent, Instant now) {
        AgentName name = new AgentName(worker.name() + "-" + agent);
        return new SessionReport(
                item.id(), item.epoch(), name, "claude-app-" + agent, "/home/fleet/d/git/worktrees/app", now, now);
    }

    private static PulseAnswer give(Beat beat) {
        return beat.worker().ask(plane -> plane.runtimes().pulse(beat.pulse()));
    }

    /** Lets all of them beat; the first interval does not count. */
    public Cost run(Duration length) throws Exception {
        go(Lease.RENEWAL, new Latencies());
        lost.set(0);
        Latencies latencies = new Latencies();
        Duration before = fleet.used();
        long start = System.nanoTime();
        go(length, latencies);
        double used = fleet.used().minus(before).toNanos();
        return new Cost(latencies, used / (System.nanoTime() - start), lost.get());
    }

    private void go(Duration length, Latencies latencies) throws Exception {
        long apart = Lease.RENEWAL.toNanos() / beats.size();
        long count = length.toNanos() / apart;
        List<Future<?>> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (long number = 0; number < count; number++) {
                long due = start + number * apart;
                Beat beat = beats.get((int) (number % beats.size()));
                await(due);
                given.add(threads.submit(() -> measured(beat, due, latencies)));
            }
        }
        for (Future<?> one : given) {
            one.get();
        }
    }

    private void measured(Beat beat, long due, Latencies latencies) {
        PulseAnswer answer = give(beat);
        latencies.add(Duration.ofNanos(System.nanoTime() - due));
        lost.addAndGet(lostIn(answer, beat));
    }

    private static int lostIn(PulseAnswer answer, Beat beat) {
        return switch (answer) {
            case PulseAnswer.Superseded _ -> beat.pulse().renewals().size();
            case PulseAnswer.Beating beating ->
                (int) beating.verdicts().stream()
                        .filter(Verdict.Ended.class::isInstance)
                        .count();
        };
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
