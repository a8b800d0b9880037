package dev.missioncontrol.desktop.runtime;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Access;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the local runtime running: a new token for each start, a new start when it ends. A runtime that outlived an earlier
 * console says so and goes on; we look again from time to time. Thread-safe.
 */
public final class LocalRuntime implements AutoCloseable {
    /** The runtime's own word for "another process of mine has this directory". */
    private static final int ALREADY_RUNNING = 75;

    private static final Logger LOG = LoggerFactory.getLogger(LocalRuntime.class);
    private static final RuntimeName NAME = new RuntimeName("local");
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final RuntimeProcess program;
    private final Access access;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<@Nullable Process> child = new AtomicReference<>();
    private final Thread supervisor;

    public LocalRuntime(RuntimeProcess program, Access access) {
        this.program = program;
        this.access = access;
        this.supervisor = Thread.ofPlatform().daemon().name("local-runtime").unstarted(this::supervise);
    }

    public void start() {
        supervisor.start();
    }

    /** The process of the runtime while it is our child. */
    public @Nullable ProcessHandle process() {
        Process running = child.get();
        return running == null ? null : running.toHandle();
    }

    /** From now on the runtime is not started again when it ends. */
    public void abandon() {
        closing.countDown();
    }

    private void supervise() {
        try {
            do {
                runOnce();
            } while (!closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            Process process = program.start(access.issueRuntimeToken(NAME));
            child.set(process);
            int code = process.waitFor();
            if (code != ALREADY_RUNNING && closing.getCount() > 0) {
                LOG.warn("the local runtime ended with code {}; it is started again", code);
            }
        } catch (UncheckedIOException | ControlPlaneException e) {
            LOG.error("the local runtime could not be started; trying again", e);
        } finally {
            child.set(null);
        }
    }

    /** Asks the runtime to end; its tmux sessions go on and are adopted at the next start. */
    @Override
    public void close() {
        abandon();
        Process running = child.get();
        if (running != null) {
            running.destroy();
        }
        try {
            if (!supervisor.join(STOP) && running != null) {
                LOG.warn("the local runtime did not end in time and is killed");
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
