package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Provides a fleet in the middle of a morning: some forty items in every state, and some 160 events about them. */
public final class DemoData {
    private static final Actor RUNTIME = new Actor(Role.RUNTIME, "local");
    private static final List<String> AGENTS = List.of("slash", "izzy", "duff", "axl", "steven");
    private static final List<String> TITLES = List.of(
            "Run the nightly benchmark and compare with last week",
            "Upgrade the HTTP client and run all tests",
            "Find out why the invoice export takes 40 s",
            "Rotate the staging certificates before Friday",
            "Write release notes for 2.14",
            "Remove the feature flag “new-checkout” everywhere it is still read",
            "Fix the flaky test OrderRepositoryTest.concurrentUpdates",
            "Answer the three open questions in the design of the importer",
            "Tidy up stale branches older than 90 days",
            "Check all links in the handbook");
    private static final List<String> PROJECTS = List.of("billing", "platform", "handbook", "checkout");

    private final FakeControlPlane controlPlane;
    private final Instant now;

    private DemoData(FakeControlPlane controlPlane, Instant now) {
        this.controlPlane = controlPlane;
        this.now = now;
    }

    public static void fill(FakeControlPlane controlPlane, Instant now) {
        DemoData data = new DemoData(controlPlane, now);
        data.event(
                now.minus(Duration.ofHours(9)),
                "control-plane.started",
                new Actor(Role.SYSTEM, "laptop"),
                "control-plane:laptop",
                Map.of("host", "laptop"),
                Map.of());
        data.event(
                now.minus(Duration.ofHours(9)),
                "runtime.started",
                RUNTIME,
                "runtime:local",
                Map.of("host", "laptop", "incarnation", 3),
                Map.of());
        IntStream.range(0, 42).forEach(data::item);
        DemoFleet.fill(controlPlane, now);
        DemoAsks.fill(controlPlane, now);
        DemoBacklog.fill(controlPlane, now);
        DemoSecrets.fill(controlPlane, now);
    }

    private void item(int n) {
        Instant at = now.minus(Duration.ofMinutes(12L * (42 - n)));
        Command command = n % 4 == 3
                ? null
                : new Command(
                        List.of("./mvnw", "-B", "verify", "-Dtest=Order Repository"),
                        "/home/ada/code/" + PROJECTS.get(n % 4),
                        n % 3 == 0 ? "main" : null);
        InboxItem item = FakeItems.pending(
                controlPlane.inbox().nextId(),
                NewItem.of(new AgentName(AGENTS.get(n % 5)), TITLES.get(n % 10))
                        .saying(
                                "Start from the numbers of Monday. Report what changed by more than 5 %, with the commit that did it.\n\nDo not touch the release branch.")
                        .from(new ItemOrigin(
                                PROJECTS.get(n % 4),
                                null,
                                n % 6 == 0 ? "acme/" + PROJECTS.get(n % 4) + "#" + (200 + n) : null))
                        .labelled(n % 9 == 0 ? List.of("sev-2") : n % 7 == 0 ? List.of("needs-approval") : List.of())
                        .running(command),
                at);
        event(
                at,
                "item.created",
                FakeControlPlane.OWNER,
                item,
                Map.of("title", item.title(), "body", item.assignment().body()));
        controlPlane.inbox().put(grow(item, n, at));
    }

    private InboxItem grow(InboxItem item, int n, Instant at) {
        if (n >= 39) {
            return item;
        }
        InboxItem held =
                FakeItems.held(item, n == 38 ? ItemState.ACKED : ItemState.WORKING, now.plusSeconds(n == 37 ? 6 : 24));
        event(at.plusSeconds(2), "item.claimed", RUNTIME, held, Map.of());
        if (n == 38) {
            return held;
        }
        event(at.plusSeconds(4), "item.started", RUNTIME, held, Map.of());
        if (n >= 36) {
            print(held);
            return held;
        }
        Instant end = at.plusSeconds(180 + 7L * n);
        if (n % 11 == 5) {
            InboxItem failed = FakeItems.ended(
                    held,
                    ItemState.FAILED,
                    result(1, "The tests of module orders failed; read the last lines"),
                    null,
                    end);
            event(
                    end,
                    "item.failed",
                    RUNTIME,
                    failed,
                    Map.of("result", Map.of("summary", "The tests of module orders failed; read the last lines")));
            return failed;
        }
        if (n % 13 == 7) {
            InboxItem cancelled = FakeItems.ended(held, ItemState.CANCELLED, null, "Done by hand yesterday", end);
            event(end, "item.cancelled", FakeControlPlane.OWNER, cancelled, Map.of("reason", "Done by hand yesterday"));
            return cancelled;
        }
        InboxItem done = FakeItems.ended(held, ItemState.COMPLETED, result(0, "All 1,204 tests passed"), null, end);
        event(end, "item.completed", RUNTIME, done, Map.of("result", Map.of("summary", "All 1,204 tests passed")));
        return done;
    }

    private void print(InboxItem item) {
        List<String> lines = IntStream.range(0, 60)
                .mapToObj(n -> n % 5 == 0
                        ? "[INFO] Running dev.acme.orders.OrderRepositoryTest"
                        : "[INFO] Tests run: " + (n + 3) + ", Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0." + n
                                + " s")
                .toList();
        controlPlane.inbox().print(item.id(), new OutputTail(item.epoch(), 412, lines, now.minusSeconds(1)));
    }

    private static Result result(int exitCode, String summary) {
        return new Result(
                summary,
                exitCode,
                List.of(
                        "[INFO] Tests run: 1204, Failures: 0, Errors: 0, Skipped: 3",
                        "[INFO] BUILD " + (exitCode == 0 ? "SUCCESS" : "FAILURE"),
                        "[INFO] Total time: 02:31 min"),
                new Result.Branch(
                        "mc/01k9-upgrade-client",
                        "/home/ada/code/platform",
                        List.of(
                                new Result.Commit(
                                        "8f14e45fceea167a5a36dedd4bea2543ab12cd34", "Raise the HTTP client to 5.4"),
                                new Result.Commit(
                                        "c9f0f895fb98ab9159f51fd0297e236d11aa22bb",
                                        "Drop the workaround for its old time-outs")),
                        List.of()));
    }

    private void event(Instant at, String type, Actor actor, InboxItem item, Map<String, ?> body) {
        event(at, type, actor, "item:" + item.id(), FakeItems.data(item), body);
    }

    private void event(Instant at, String type, Actor actor, String subject, Map<String, ?> data, Map<String, ?> body) {
        controlPlane.log().append(at, type, actor, subject, data, body);
    }
}
