package dev.missioncontrol.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.support.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two nodes on one PostgreSQL do for each other. Nobody steps them unless a test does, so what wakes them is the bell. */
final class TwoNodesTest {
    private static final Duration LONG = Duration.ofSeconds(25);

    @TempDir
    private Path directory;

    private final Database.Postgres database = PostgresServer.freshDatabaseWithTwoLogins();
    private final SteppedClock clock = new SteppedClock();
    private Core a;
    private Core b;

    @BeforeEach
    void openBoth() {
        a = open("a");
        b = open("b");
    }

    @AfterEach
    void closeBoth() {
        b.close();
        a.close();
    }

    private Core open(String name) {
        return Core.open(TwoNodesStack.node(directory, name).on(database).stepped(clock, clock::elapsed));
    }

    @Test
    void aNodeWithAnotherIntegrityKeyMayNotJoin() {
        assertThatThrownBy(() -> Core.open(CoreConfig.inDirectory(directory.resolve("stranger"))
                        .on(database)
                        .stepped(clock, clock::elapsed)))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class,
                        refused -> assertThat(refused.type()).isEqualTo("integrity-key"))
                .hasMessageContaining("that of another node");
    }

    @Test
    void theFileOfEveryNodeHoldsWhatTheOneOnDutySigned() throws IOException {
        create(a, "one");
        b.tick();
        clock.advance(Duration.ofSeconds(61));
        a.tick();
        b.tick();
        assertThat(Files.readAllLines(directory.resolve("b/checkpoints.log")))
                .isEqualTo(Files.readAllLines(directory.resolve("a/checkpoints.log")))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aClaimThatWaitsOnOneNodeIsAnsweredByACreateOnTheOther() throws Exception {
        RuntimeStarted started = start(b);
        CompletableFuture<ClaimOutcome> waiting = waiting(b, started);
        warmUp();
        long asked = System.nanoTime();
        InboxItem created = create(a, "work");
        assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ClaimOutcome.Claimed.class,
                        claimed -> assertThat(claimed.item().id()).isEqualTo(created.id()));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aClaimIsAnsweredByTheNextStepWhereNobodyCanHearTheBell() throws Exception {
        RuntimeStarted started = start(b);
        b.tick();
        deafen();
        CompletableFuture<ClaimOutcome> waiting = waiting(b, started);
        create(a, "work");
        Eventually.until("the claim is answered", () -> {
            b.tick();
            return waiting.isDone();
        });
        assertThat(waiting.get()).isInstanceOf(ClaimOutcome.Claimed.class);
    }

    @Test
    void aFollowerOfOneNodeSeesWhatTheOtherWritesAndResumesOnAnyNode() {
        List<Position> seen = new ArrayList<>();
        try (Feed feed = b.asOwner().audit().follow(Position.START)) {
            follow(feed, seen, create(a, "one"));
        }
        b.close();
        InboxItem away = create(a, "while b is away");
        b = open("b");
        try (Feed feed = a.asOwner().audit().follow(seen.getLast())) {
            follow(feed, seen, away);
        }
        try (Feed feed = b.asOwner().audit().follow(seen.getLast())) {
            follow(feed, seen, create(a, "again"));
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size())
                        .mapToObj(sequence -> new Position(1, sequence))
                        .toList());
    }

    private static void follow(Feed feed, List<Position> seen, InboxItem until) {
        Eventually.until("the event of " + until.id(), () -> {
            List<AuditEvent> events = feed.await();
            events.forEach(event -> seen.add(event.position()));
            return events.stream().anyMatch(event -> event.subject().equals("item:" + until.id()));
        });
    }

    @Test
    void nodesThatWriteAtTheSameTimeWriteOneChain() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(caller -> CompletableFuture.runAsync(
                                () -> IntStream.range(0, 25).forEach(i -> create(caller % 2 == 0 ? a : b, "c" + i)),
                                task -> Thread.ofVirtual().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(List.of(a, b))
                .allSatisfy(node -> assertThat(node.asOwner().inbox().counts().in(ItemState.PENDING))
                        .isEqualTo(200));
        a.tick(); // the head that a node knows may be a moment behind what others wrote
        List<Long> sequences = a.asOwner().audit().list(AuditFilter.ALL, null, 500).rows().stream()
                .map(event -> event.position().sequence())
                .toList();
        assertThat(sequences).hasSizeGreaterThanOrEqualTo(200);
        assertThat(sequences.reversed())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void oneNodeTakesLeasesBackAndTheOtherDoesWhenItHasGone() {
        InboxItem held = claimed(a);
        a.close();
        advance(b, Duration.ofSeconds(20));
        assertThat(b.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
        a = open("a");
    }

    @Test
    void aNodeThatStartsWhileAnotherLivedGivesNobodyGrace() {
        InboxItem held = claimed(a);
        a.close();
        advance(b, Duration.ofSeconds(10));
        a = open("a");
        b.close();
        advance(a, Duration.ofSeconds(6));
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
        b = open("b");
    }

    @Test
    void aNodeThatIsAloneGivesGraceHoweverShortItWasAway() {
        b.close();
        InboxItem held = claimed(a);
        a.tick();
        a.close();
        clock.advance(Duration.ofSeconds(3));
        a = open("a");
        advance(a, Duration.ofSeconds(20));
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
        b = open("b");
    }

    @Test
    void leasesGetGraceWhereNoNodeWasAlive() {
        InboxItem held = claimed(a);
        a.tick();
        a.close();
        b.close();
        clock.jump(Duration.ofHours(1));
        a = open("a");
        b = open("b");
        advance(a, Duration.ofSeconds(20));
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
        advance(a, Duration.ofSeconds(20));
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void aNodeThatFollowsTheClockLaterTakesNothingAway() {
        InboxItem held = claimed(a);
        a.tick();
        b.tick();
        clock.jump(Duration.ofHours(1));
        for (int second = 0; second < 60; second++) {
            advance(a, Duration.ofSeconds(1));
            b.tick();
            if (second % 10 == 0) {
                renew(b, held);
            }
        }
        advance(a, Duration.ofSeconds(1));
        assertThat(a.time()).isEqualTo(clock.instant());
        renew(b, held); // by the time before
        assertThat(b.time()).isEqualTo(clock.instant().minus(Duration.ofHours(1)));
        for (int second = 0; second < 40; second++) {
            advance(a, Duration.ofSeconds(1));
            b.tick();
            if (second % 10 == 9) {
                renew(b, held);
            }
        }
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().epoch()).isEqualTo(held.epoch());
        advance(a, Duration.ofSeconds(31));
        assertThat(a.asOwner().inbox().find(held.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void aStepJustBeyondTheToleranceGivesGrace() {
        InboxItem held = claimed(a);
        a.tick();
        b.tick();
        clock.jump(Duration.ofMillis(5_500));
        while (!a.time().equals(clock.instant())) {
            renew(a, held);
            advance(a, Duration.ofSeconds(1));
            b.tick();
        }
        Lease lease = Objects.requireNonNull(
                a.asOwner().inbox().find(held.id()).orElseThrow().lease());
        assertThat(lease.expiresAt()).isEqualTo(a.time().plus(Lease.TERM));
    }

    private void advance(Core node, Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            node.tick();
        }
    }

    /** Breaks every connection on which a node listens, and lets none of them come again. */
    private void deafen() {
        Jdbi.create(PostgresServer.asSuperuser(database)).useHandle(handle -> {
            handle.execute("alter role " + database.application().user() + " nologin");
            handle.createQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and query like 'listen %'")
                    .map((_, _) -> true)
                    .list();
        });
    }

    /** One round from node to node, so that connections and classes are there when time counts. */
    private void warmUp() {
        RuntimeStarted other = start(a, "warm");
        CompletableFuture<ClaimOutcome> waiting =
                CompletableFuture.supplyAsync(() -> as(a, "warm").inbox().claim(request(other), Duration.ZERO));
        waiting.join();
    }

    private static CompletableFuture<ClaimOutcome> waiting(Core node, RuntimeStarted started) {
        return CompletableFuture.supplyAsync(
                () -> as(node, "local").inbox().claim(request(started), LONG),
                task -> Thread.ofVirtual().start(task));
    }

    private static ClaimRequest request(RuntimeStarted started) {
        return new ClaimRequest(started.incarnation(), IdempotencyKey.random());
    }

    private static RuntimeStarted start(Core node) {
        return start(node, "local");
    }

    private static RuntimeStarted start(Core node, String name) {
        return as(node, name).runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", true));
    }

    private static ControlPlane as(Core node, String runtime) {
        return node.as(new Principal(Role.RUNTIME, runtime));
    }

    private static void renew(Core node, InboxItem held) {
        Pulse.Renewal renewal = new Pulse.Renewal(held.id(), held.epoch());
        as(node, "local").runtimes().pulse(new Pulse(new Incarnation(1), List.of(renewal), List.of()));
    }

    private static InboxItem create(Core node, String title) {
        NewItem item =
                NewItem.of(new AgentName("slash"), title).running(new Command(List.of("true"), "/srv/repo", null));
        return node.asOwner().inbox().create(item, IdempotencyKey.random());
    }

    private static InboxItem claimed(Core node) {
        RuntimeStarted started = start(node);
        create(node, "held");
        return ((ClaimOutcome.Claimed) as(node, "local").inbox().claim(request(started), Duration.ZERO)).item();
    }
}
