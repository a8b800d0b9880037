package dev.missioncontrol.runtime;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.runtime.executor.CommandExecutor;
import dev.missioncontrol.runtime.fitness.Check;
import dev.missioncontrol.runtime.fitness.DiskCheck;
import dev.missioncontrol.runtime.fitness.FaultNotices;
import dev.missioncontrol.runtime.fitness.Fitness;
import dev.missioncontrol.runtime.fitness.GitCheck;
import dev.missioncontrol.runtime.fitness.TmuxCheck;
import dev.missioncontrol.runtime.identity.Membership;
import dev.missioncontrol.runtime.intake.Intake;
import dev.missioncontrol.runtime.loop.Loop;
import dev.missioncontrol.runtime.loop.LoopContext;
import dev.missioncontrol.runtime.loop.NextStep;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.LocalProcesses;
import dev.missioncontrol.runtime.process.Processes;
import dev.missioncontrol.runtime.pulse.PulseBeat;
import dev.missioncontrol.runtime.runs.Run;
import dev.missioncontrol.runtime.runs.RunContext;
import dev.missioncontrol.runtime.runs.RunLoops;
import dev.missioncontrol.runtime.runs.Runs;
import dev.missioncontrol.runtime.runs.StopReason;
import dev.missioncontrol.runtime.secrets.SecretPipes;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import dev.missioncontrol.runtime.worktrees.WorktreeFolders;
import dev.missioncontrol.runtime.worktrees.Worktrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes a runtime: it adopts the sessions of an earlier incarnation, then claims work until it is closed or told to
 * end. The heartbeat starts first and stops last. Thread-safe.
 */
public final class RuntimeAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeAgent.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration MEMBERSHIP_CHECK = Duration.ofSeconds(30);
    private static final Duration SLOT_CHECK = Duration.ofSeconds(5);

    private final RuntimeConfig config;
    private final ControlPlane controlPlane;
    private final InstantSource leaseClock;
    private final Membership membership;
    private final SessionKinds kinds;
    private final LoopContext loopContext;
    private final Runs runs;
    private final RunLoops runLoops;
    private final RunContext runContext;
    private final Worktrees worktrees;
    private final SessionAdoption sessionAdoption;
    private final Loop start;
    private final CompletableFuture<ExitReason> ended = new CompletableFuture<>();
    private final ReentrantLock closing = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable RuntimeStarted started;
    private volatile @Nullable Loop pulse;
    private volatile @Nullable Loop intake;
    private volatile @Nullable Loop belonging;

    /**
     * Composes the parts; nothing runs before {@link #start()}.
     *
     * @throws IOException when {@code home} cannot be written
     */
    public RuntimeAgent(RuntimeConfig config, ControlPlane controlPlane, RuntimeClocks clocks, Membership membership)
            throws IOException {
        this.membership = membership;
        this.config = config;
        this.controlPlane = controlPlane;
        this.leaseClock = clocks.leases();
        Map<String, String> environment = CleanEnvironment.from(config.environment());
        LocalProcesses processes = new LocalProcesses();
        kinds = SessionKinds.of(config, processes, environment, clocks.wall(), this::tmuxLost);
        Map<String, String> gitEnvironment = CleanEnvironment.withAgentSocket(environment, config.environment());
        worktrees = new Worktrees(processes, gitEnvironment, new WorktreeFolders(config.home()));
        loopContext = new LoopContext(clocks.wall(), new Random(), this::failed);
        runs = new Runs(config.slots());
        runLoops = new RunLoops(runs, loopContext, this::runIsOver);
        SecretPipes pipes = new SecretPipes(
                processes,
                environment,
                Files.createDirectories(config.home().resolve("feeds")),
                new SecretPipes.Source(
                        controlPlane.secrets(), () -> membership.keys().map(SealingPair::ofMachine)));
        runContext = new RunContext(
                controlPlane.inbox(),
                new CommandExecutor(worktrees, kinds.used(), pipes, environment),
                kinds.used(),
                runs,
                fitness(processes, gitEnvironment, clocks.wall()),
                clocks.wall(),
                leaseClock);
        sessionAdoption = new SessionAdoption(runContext, runLoops, kinds.others(), worktrees);
        start = new Loop("start", SLOT_CHECK, this::takeUp, loopContext);
    }

    private Fitness fitness(Processes processes, Map<String, String> environment, InstantSource clock)
            throws IOException {
        Path home = config.home();
        List<Check> checks = new ArrayList<>(
                List.of(new DiskCheck(home, Files.getFileStore(home)), new GitCheck(processes, environment)));
        if (kinds.used().durable()) {
            checks.add(new TmuxCheck(TmuxSocket.of(home), processes, environment));
        }
        return new Fitness(checks, new FaultNotices(controlPlane.asks(), this::name), clock);
    }

    private void tmuxLost(String what) {
        LOG.warn("{}", what);
        runContext.fitness().tellOnce("tmux-server", what);
    }

    private String name() {
        RuntimeStarted now = started;
        return now == null ? "on this machine" : now.name().value();
    }

    /** Starts the loops and returns at once, whether or not the control plane can be reached. */
    public void start() {
        start.start();
    }

    /** Completes once, with the reason for which the runtime ends; {@link #close()} must follow. */
    public CompletableFuture<ExitReason> ended() {
        return ended.copy();
    }

    private NextStep takeUp() throws IOException {
        if (belong() == NextStep.DONE) {
            return NextStep.DONE;
        }
        RuntimeStarted now = started;
        if (now == null) {
            now = controlPlane.runtimes().start(HostFacts.of(kinds.used().durable()));
            started = now;
            belonging = started("identity", MEMBERSHIP_CHECK, this::belong);
            LOG.info(
                    "runtime {} has started as incarnation {}",
                    now.name(),
                    now.incarnation().value());
            if (!kinds.used().endIsProvable()) {
                LOG.warn("neither cgroups nor PID namespaces can be made here, so what a command starts may hide from"
                        + " its end");
            }
            pulse = started("pulse", Lease.RENEWAL, beat(now.incarnation())::beat);
        }
        sessionAdoption.takeUp(now.held(), now.incarnation());
        Intake claims = new Intake(
                controlPlane.inbox(), now.incarnation(), runs, runContext.fitness(), this::begin, this::superseded);
        intake = started("intake", SLOT_CHECK, claims::claim);
        return NextStep.DONE;
    }

    private NextStep belong() {
        return switch (membership.refresh()) {
            case Membership.Status.In _ -> NextStep.PAUSE;
            case Membership.Status.Out(String why) -> {
                ended.complete(new ExitReason.TokenRefused(why));
                yield NextStep.DONE;
            }
        };
    }

    private Loop started(String name, Duration interval, Loop.Task task) {
        Loop loop = new Loop(name, interval, task, loopContext);
        if (!closed) {
            loop.start();
        }
        return loop;
    }

    private PulseBeat beat(Incarnation incarnation) {
        return new PulseBeat(controlPlane.runtimes(), incarnation, runs, leaseClock, this::superseded);
    }

    private void begin(InboxItem item) {
        LOG.info("item {}: claimed for agent {}", item.id(), item.agent());
        Run run = Run.claimed(runContext, item);
        if (closed) {
            run.halt(StopReason.STOPPING);
        }
        runLoops.start(run);
        pulseNow();
    }

    /**
     * Sends the next heartbeat without delay: the first lease term is short, and the control plane should hear of a new
     * lease soon.
     */
    void pulseNow() {
        Loop beating = pulse;
        if (beating != null) {
            beating.wake();
        }
    }

    private void runIsOver() {
        worktrees.sweep(runs.all().stream().map(Run::attempt).collect(Collectors.toSet()));
        Loop claims = intake;
        if (claims != null) {
            claims.wake();
        }
    }

    private void failed(Exception failure) {
        if (failure instanceof ControlPlaneException refused) {
            switch (refused.category()) {
                case UNAUTHENTICATED -> tokenRefused(refused);
                case FORBIDDEN -> ended.complete(new ExitReason.TokenRefused(String.valueOf(refused.getMessage())));
                case INVALID,
                        NOT_FOUND,
                        GONE,
                        CONFLICT,
                        TOO_LARGE,
                        OVERLOADED,
                        UNAVAILABLE,
                        OUT_OF_SPACE,
                        INTERNAL -> {}
            }
        }
    }

    /** Renews a token that has expired, as after the machine was asleep; the renewal reports any other refusal. */
    private void tokenRefused(ControlPlaneException refused) {
        Loop membershipLoop = belonging;
        if (membership.endsWhenRefused()) {
            ended.complete(new ExitReason.TokenRefused(String.valueOf(refused.getMessage())));
        } else if (membershipLoop != null) {
            membershipLoop.wake();
        }
    }

    private void superseded(Incarnation newer) {
        LOG.warn("incarnation {} of this runtime has started elsewhere; this one ends", newer.value());
        ended.complete(new ExitReason.Superseded(newer));
    }

    /** Shuts down gracefully: takes no new work, leaves durable sessions to the next start and releases other work. */
    @Override
    public void close() {
        // A second caller waits: releasing work still needs the connection that the caller closes next.
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                end();
            }
        } finally {
            closing.unlock();
        }
    }

    private void end() {
        ended.complete(new ExitReason.Stopped());
        start.stop();
        stop(intake);
        try {
            runLoops.halt(halt(ended.join()), config.grace().plus(STOP_LIMIT));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stop(pulse);
        stop(belonging);
        LOG.info("the runtime has stopped");
    }

    private static void stop(@Nullable Loop loop) {
        if (loop != null) {
            loop.stop();
        }
    }

    private static StopReason halt(ExitReason why) {
        return switch (why) {
            case ExitReason.Stopped _, ExitReason.TokenRefused _ -> StopReason.STOPPING;
            case ExitReason.Superseded _ -> StopReason.TAKEN;
        };
    }
}
