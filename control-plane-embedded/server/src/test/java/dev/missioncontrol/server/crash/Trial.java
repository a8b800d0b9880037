package dev.missioncontrol.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.NewItem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills and restarts a server on one data directory while callers use it and a follower reads its log. Confined to one
 * thread.
 */
final class Trial implements AutoCloseable {
    private static final int ANSWERS_MAX = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(1);

    private final Path data;
    private final List<String> options;
    private final Follower follower = new Follower();
    private final HttpControlPlane owner;
    private final HttpControlPlane runtime;
    private final Incarnation incarnation;
    private ServerProgram server;

    Trial(Path data, List<String> options) {
        this.data = data;
        this.options = options;
        this.server = ServerProgram.start(data, options);
        Token token = EndpointFile.in(data).ownerToken().orElseThrow();
        this.owner = new HttpControlPlane(this::url, () -> token);
        Token runtimeToken = owner.access().issueRuntimeToken(new RuntimeName("local"));
        this.runtime = new HttpControlPlane(this::url, () -> runtimeToken);
        this.incarnation = runtime.runtimes()
                .start(new RuntimeStart("laptop", "Linux", "0.1.0", true))
                .incarnation();
    }

    private URI url() {
        return server.url();
    }

    private Planes planes() {
        return new Planes(owner, runtime);
    }

    /** Puts load on the server, runs {@code death} in the middle of it, and checks the state after {@code rebirth}. */
    void round(Runnable death, Runnable rebirth) {
        Ledger ledger = new Ledger();
        CompletableFuture<Void> following = follower.follow(owner);
        Load load = new Load(planes(), incarnation, ledger);
        awaitAnswers(ledger, ThreadLocalRandom.current().nextInt(1, ANSWERS_MAX));
        death.run();
        load.await();
        following.join();
        assertThat(ledger.unanswered()).as("calls that the death cut off").isPositive();
        rebirth.run();
        ledger.askAgain(planes());
        ledger.isTold(planes());
        follower.catchUp(owner);
    }

    private static void awaitAnswers(Ledger ledger, int answers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ledger.acknowledged() < answers) {
            assertThat(System.nanoTime() - end)
                    .as("time for " + answers + " answers")
                    .isNegative();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    void killServer() {
        server.kill();
    }

    void startServer() {
        server = ServerProgram.start(data, options);
    }

    /** Waits until the server accepts writes again; until then it must report that it cannot. */
    void awaitFirstWrite() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        NewItem item = NewItem.of(new AgentName("slash"), "first after " + UUID.randomUUID());
        IdempotencyKey key = IdempotencyKey.random();
        while (!created(item, key)) {
            assertThat(System.nanoTime() - end).as("time for the first write").isNegative();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private boolean created(NewItem item, IdempotencyKey key) {
        try {
            return owner.inbox()
                    .create(item, key)
                    .title()
                    .equals(item.assignment().title());
        } catch (ControlPlaneException e) {
            assertThat(e.category()).isEqualTo(Category.UNAVAILABLE);
            return false;
        }
    }

    @Override
    public void close() {
        owner.close();
        runtime.close();
        server.close();
    }
}
