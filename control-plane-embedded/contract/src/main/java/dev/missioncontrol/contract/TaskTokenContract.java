package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the rights and the end of a token for one item under one lease. */
public abstract class TaskTokenContract extends ControlPlaneContract {
    private RuntimeStarted started() {
        return runtime().runtimes().start(HERE);
    }

    private InboxItem claimed(RuntimeStarted life) {
        create("work");
        return claim(life);
    }

    private IssuedToken issue(InboxItem item) {
        return runtime().access().issueTask(item.id(), item.epoch(), IdempotencyKey.random());
    }

    private ControlPlane task(InboxItem item) {
        return bearer(issue(item).token());
    }

    private static ItemOutcome submit(ControlPlane task, InboxItem item, ItemCommand command) {
        return task.inbox().submit(item.id(), command, IdempotencyKey.random());
    }

    private static void unknown(ControlPlane task, InboxItem item, ItemCommand command) {
        refused(Category.NOT_FOUND, "unknown-item", () -> submit(task, item, command));
    }

    private void dead(IssuedToken token, InboxItem item) {
        refused(
                Category.UNAUTHENTICATED,
                "unauthenticated",
                () -> submit(bearer(token.token()), item, new ItemCommand.Note(item.epoch(), "late")));
    }

    @Test
    void itNotesReportsAndCompletesItsItemAndDiesWithThat() {
        InboxItem item = claimed(started());
        IssuedToken token = issue(item);
        ControlPlane task = bearer(token.token());
        accepted(submit(task, item, new ItemCommand.Note(item.epoch(), "half way")));
        accepted(
                task.inbox().progress(item.id(), new OutputTail(item.epoch(), 1, List.of("compiling"), Instant.EPOCH)));
        InboxItem done = accepted(submit(task, item, new ItemCommand.Complete(item.epoch(), Result.of("done"))));
        assertThat(done.state()).isEqualTo(ItemState.COMPLETED);
        dead(token, item);
    }

    @Test
    void aRepeatedKeyIsAnsweredAlikeAndIsNotTheRuntimesOwn() {
        InboxItem item = claimed(started());
        IdempotencyKey key = IdempotencyKey.random();
        ItemCommand note = new ItemCommand.Note(item.epoch(), "once");
        ControlPlane task = task(item);
        accepted(task.inbox().submit(item.id(), note, key));
        accepted(task.inbox().submit(item.id(), note, key));
        accepted(runtime().inbox().submit(item.id(), new ItemCommand.Note(item.epoch(), "other"), key));
    }

    @Test
    void anyOtherItemDoesNotExistForIt() {
        RuntimeStarted life = started();
        InboxItem item = claimed(life);
        ControlPlane task = task(item);
        InboxItem sibling = claimed(life);
        unknown(task, sibling, new ItemCommand.Note(sibling.epoch(), "x"));
        unknown(task, sibling, new ItemCommand.Complete(sibling.epoch(), Result.of("x")));
        unknown(task, item, new ItemCommand.Fail(new Epoch(item.epoch().value() + 1), Result.of("x"), true));
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> task.inbox()
                        .progress(sibling.id(), new OutputTail(sibling.epoch(), 1, List.of("x"), Instant.EPOCH)));
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> task.asks()
                        .raise(
                                NewAsk.of(AskKind.TEXT, "which?").holding(sibling.id(), sibling.epoch()),
                                IdempotencyKey.random()));
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> task.asks().raise(NewAsk.of(AskKind.TEXT, "which?"), IdempotencyKey.random()));
        assertThat(owner().inbox().find(sibling.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void itSteersReadsAndTakesNothing() {
        InboxItem item = claimed(started());
        ControlPlane task = task(item);
        for (ItemCommand command : List.of(
                new ItemCommand.Cancel(item.epoch(), "x"),
                new ItemCommand.Release(item.epoch(), "x"),
                new ItemCommand.StartWork(item.epoch()))) {
            refused(Category.FORBIDDEN, "forbidden", () -> submit(task, item, command));
        }
        refused(Category.FORBIDDEN, "forbidden", () -> task.inbox().find(item.id()));
        refused(Category.FORBIDDEN, "forbidden", () -> task.inbox().counts());
        refused(Category.FORBIDDEN, "forbidden", () -> task.access().whoAmI());
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> task.access().issueTask(item.id(), item.epoch(), IdempotencyKey.random()));
        refused(Category.FORBIDDEN, "forbidden", () -> task.runtimes().start(HERE));
        refused(Category.INVALID, "epoch-missing", () -> submit(task, item, new ItemCommand.Note(null, "x")));
    }

    @Test
    void itDiesTheMomentTheLeaseEndsHoweverItEnds() {
        RuntimeStarted life = started();
        InboxItem cancelled = claimed(life);
        IssuedToken ofCancelled = issue(cancelled);
        steer(cancelled, new ItemCommand.Cancel(null, "no"));
        dead(ofCancelled, cancelled);
        InboxItem asking = claimed(life);
        IssuedToken ofAsking = issue(asking);
        bearer(ofAsking.token())
                .asks()
                .raise(NewAsk.of(AskKind.TEXT, "which?").holding(asking.id(), asking.epoch()), IdempotencyKey.random());
        assertThat(owner().inbox().find(asking.id()).orElseThrow().state()).isEqualTo(ItemState.WAITING);
        dead(ofAsking, asking);
        InboxItem expired = claimed(life);
        IssuedToken ofExpired = issue(expired);
        advance(Duration.ofSeconds(10));
        accepted(submit(bearer(ofExpired.token()), expired, new ItemCommand.Note(expired.epoch(), "still here")));
        advance(Duration.ofSeconds(31));
        dead(ofExpired, expired);
    }

    @Test
    void itLivesWithTheLeaseAndCanBeRevoked() {
        RuntimeStarted life = started();
        InboxItem item = claimed(life);
        IssuedToken token = issue(item);
        for (int i = 0; i < 9; i++) {
            Pulse.Renewal renewal = new Pulse.Renewal(item.id(), item.epoch());
            runtime().runtimes().pulse(new Pulse(life.incarnation(), List.of(renewal), List.of()));
            advance(Duration.ofSeconds(10));
        }
        accepted(submit(bearer(token.token()), item, new ItemCommand.Note(item.epoch(), "still here")));
        owner().access().revoke(token.id());
        dead(token, item);
        assertThat(owner().inbox().find(item.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void onlyTheHolderGivesIt() {
        InboxItem item = claimed(started());
        other().runtimes().start(HERE);
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> other().access().issueTask(item.id(), item.epoch(), IdempotencyKey.random()));
        refused(
                Category.NOT_FOUND,
                "unknown-item",
                () -> runtime().access().issueTask(item.id(), Epoch.NONE, IdempotencyKey.random()));
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> owner().access().issueTask(item.id(), item.epoch(), IdempotencyKey.random()));
    }
}
