package dev.missioncontrol.desktop.runtime;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the local runtime running: a runtime that outlived an earlier console is watched like one of its own, and a new
 * one is started when it ends. Thread-safe.
 */
public final class LocalRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);
    private static final String NAME = "local";
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration AGAIN_MAX = Duration.ofMinutes(1);
    /** A runtime that ends sooner than this failed to start, and would fail again. */
    private static final Duration SHORT_LIFE = Duration.ofSeconds(3);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final RuntimeProcess program;
    private final Enrolments enrolments;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable ProcessHandle> running = new AtomicReference<>();
    private final Thread supervisor;

    public LocalRuntime(RuntimeProcess program, Enrolments enrolments) {
        this.program = program;
        this.enrolments = enrolments;
        this.supervisor = Thread.ofPlatform().daemon().name("local-runtime").unstarted(this::supervise);
    }

    public void start() {
        supervisor.start();
    }

    /** Returns the process of the runtime, if there is one. */
    public @Nullable ProcessHandle process() {
        return running.get();
    }

    /** Stops restarting the runtime when it ends. */
    public void abandon() {
        closing.countDown();
    }

    private void supervise() {
        Duration pause = AGAIN;
        try {
            do {
                long begun = System.nanoTime();
                runOnce();
                boolean lived = System.nanoTime() - begun > SHORT_LIFE.toNanos();
                pause = lived ? AGAIN : longer(pause);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(AGAIN_MAX) < 0 ? twice : AGAIN_MAX;
    }

    private void runOnce() throws InterruptedException {
        try {
            Optional<ProcessHandle> survivor = program.survivor();
            if (survivor.isPresent()) {
                LOG.info(
                        "the runtime of an earlier console, process {}, goes on",
                        survivor.get().pid());
                watch(survivor.get());
                survivor.get().onExit().join();
            } else {
                startAndWait();
            }
        } catch (UncheckedIOException | ControlPlaneException e) {
            LOG.error("the local runtime could not be started; trying again", e);
        } finally {
            running.set(null);
        }
    }

    private void startAndWait() throws InterruptedException {
        IssuedToken join = enrolments.letJoin(NewToken.of(Role.RUNTIME, NAME), IdempotencyKey.random());
        Process process = program.start(join.token());
        watch(process.toHandle());
        int code = process.waitFor();
        if (closing.getCount() > 0) {
            LOG.warn("the local runtime ended with code {}; it is started again", code);
        }
    }

    private void watch(ProcessHandle process) {
        running.set(process);
        if (closing.getCount() == 0) {
            process.destroy(); // close() may have run before there was a process
        }
    }

    /** Asks the runtime to end; its tmux sessions go on and are adopted at the next start. */
    @Override
    public void close() {
        abandon();
        ProcessHandle process = running.get();
        if (process != null) {
            process.destroy();
        }
        try {
            ProcessHandle late = supervisor.join(STOP) ? null : running.get();
            if (late != null) {
                LOG.warn("the local runtime did not end in time and is killed");
                late.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
