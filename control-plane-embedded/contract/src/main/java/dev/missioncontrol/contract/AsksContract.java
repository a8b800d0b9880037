package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The mortal queue by itself: kinds and their answers, what time does, the order of the list, and who may do what. */
public abstract class AsksContract extends ControlPlaneContract {
    private static final NewAsk CHOICE = NewAsk.of(AskKind.CHOICE, "which?").choosing("red", "green");

    private Ask raise(NewAsk ask) {
        return asked(owner().asks().raise(ask, IdempotencyKey.random()));
    }

    private Ask tell(Ask ask, AskCommand command) {
        return asked(owner().asks().submit(ask.id(), command, IdempotencyKey.random()));
    }

    private static Ask asked(AskOutcome outcome) {
        assertThat(outcome).isInstanceOf(AskOutcome.Accepted.class);
        return ((AskOutcome.Accepted) outcome).ask();
    }

    private Ask now(Ask ask) {
        return owner().asks().find(ask.id()).orElseThrow();
    }

    private List<Ask> open() {
        return owner().asks().list(AskFilter.OPEN, null, 50).rows();
    }

    private Instant in(Duration time) {
        return create("clock").times().createdAt().plus(time);
    }

    @Test
    void everyKindIsAnsweredInItsOwnWayAndInNoOther() {
        List<Reply> replies = List.of(
                new Reply.Verdict(true, "go on"),
                new Reply.Chosen("red", null),
                new Reply.Text("words"),
                new Reply.SecretReference("deploy-key", 3),
                new Reply.Done("did it"));
        for (AskKind kind : AskKind.values()) {
            Ask ask = raise(kind == AskKind.CHOICE ? CHOICE : NewAsk.of(kind, "a need"));
            int fitting = 0;
            for (Reply reply : replies) {
                if (fits(kind, reply)) {
                    fitting++;
                    continue;
                }
                refused(Category.INVALID, "invalid-answer", () -> tell(ask, new AskCommand.Answer(reply)));
            }
            assertThat(fitting).as("%s", kind).isEqualTo(1);
            Reply right = replies.stream()
                    .filter(reply -> fits(kind, reply))
                    .findFirst()
                    .orElseThrow();
            Ask answered = tell(ask, new AskCommand.Answer(right));
            assertThat(answered.state()).isEqualTo(AskState.ANSWERED);
            assertThat(answered.reply()).isEqualTo(right);
            assertThat(answered.result().repliedBy()).isEqualTo(owner().access().whoAmI());
            assertThat(now(ask)).isEqualTo(answered);
        }
        assertThat(open()).isEmpty();
    }

    private static boolean fits(AskKind kind, Reply reply) {
        return switch (kind) {
            case APPROVAL, ACCESS -> reply instanceof Reply.Verdict;
            case CHOICE -> reply instanceof Reply.Chosen;
            case TEXT -> reply instanceof Reply.Text;
            case SECRET -> reply instanceof Reply.SecretReference;
            case TASK -> reply instanceof Reply.Done;
        };
    }

    @Test
    void anAnswerThatIsNoneOfTheOptionsIsRefused() {
        Ask ask = raise(CHOICE);
        refused(
                Category.INVALID,
                "invalid-answer",
                () -> tell(ask, new AskCommand.Answer(new Reply.Chosen("blue", null))));
        refused(
                Category.INVALID,
                "invalid-answer",
                () -> tell(
                        raise(NewAsk.of(AskKind.SECRET, "key")),
                        new AskCommand.Answer(new Reply.SecretReference("hunter2 is the value", 1))));
        assertThat(now(ask).state()).isEqualTo(AskState.OPEN);
    }

    @Test
    void anAskThatNobodyCouldAnswerIsRefusedByName() {
        Instant soon = in(Duration.ofMinutes(5));
        refusedRaise("invalid-options", NewAsk.of(AskKind.CHOICE, "which?"));
        refusedRaise("invalid-options", NewAsk.of(AskKind.CHOICE, "which?").choosing("a", "a"));
        refusedRaise("invalid-options", NewAsk.of(AskKind.TEXT, "what?").choosing("a", "b"));
        refusedRaise("invalid-need", NewAsk.of(AskKind.TEXT, "red \u001b[31m alert"));
        refusedRaise("invalid-deadline", NewAsk.of(AskKind.TEXT, "what?").until(Instant.EPOCH, null));
        refusedRaise("invalid-default", CHOICE.until(soon, "blue"));
        refusedRaise(
                "invalid-default",
                new NewAsk(
                        new AskQuestion(AskKind.TEXT, "what?", "", List.of()),
                        null,
                        null,
                        null,
                        new AskTerms(null, "x", null),
                        false));
        for (AskKind granting : List.of(AskKind.APPROVAL, AskKind.ACCESS, AskKind.SECRET, AskKind.TASK)) {
            refusedRaise("default-not-allowed", NewAsk.of(granting, "may I?").until(soon, "yes"));
        }
        assertThat(open()).isEmpty();
    }

    private void refusedRaise(String type, NewAsk ask) {
        refused(Category.INVALID, type, () -> raise(ask));
    }

    @Test
    void askingForTheSameAgainAddsToTheOpenAsk() {
        NewAsk ask = NewAsk.of(AskKind.TEXT, "which region?").deduped("region");
        Ask first = raise(ask);
        NewAsk again = new NewAsk(
                new AskQuestion(AskKind.TEXT, "which region?", "for the backup too", List.of()),
                null,
                null,
                null,
                AskTerms.deduped("region"),
                false);
        Ask second = raise(again);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.status().times()).isEqualTo(2);
        assertThat(second.question().context()).contains("for the backup too");
        tell(first, new AskCommand.Answer(new Reply.Text("eu")));
        assertThat(raise(ask).id()).isNotEqualTo(first.id());
    }

    @Test
    void askingAgainUrgentlyOrForAnEarlierTimeIsHeardWhileTheAskIsHidden() {
        NewAsk ask = NewAsk.of(AskKind.TEXT, "which region?").deduped("region");
        Ask first = raise(ask.until(in(Duration.ofHours(5)), null));
        Ask hidden = tell(first, new AskCommand.Snooze(in(Duration.ofHours(2))));
        Ask sooner = raise(ask.until(in(Duration.ofHours(1)), null));
        assertThat(sooner.terms().deadline()).isBefore(first.terms().deadline());
        assertThat(sooner.status().snoozedUntil()).isEqualTo(hidden.status().snoozedUntil());
        Ask later = raise(ask.until(in(Duration.ofHours(3)), null));
        assertThat(later.terms().deadline()).isEqualTo(sooner.terms().deadline());
        Ask urgent = raise(new NewAsk(
                new AskQuestion(AskKind.TEXT, "which region?", "", List.of()),
                null,
                null,
                null,
                AskTerms.deduped("region"),
                true));
        assertThat(urgent.status().escalated()).isTrue();
        assertThat(urgent.status().snoozedUntil()).isNull();
        assertThat(urgent.status().times()).isEqualTo(4);
    }

    @Test
    void aDefaultIsTakenAtTheTimeThatWasStatedForIt() {
        Ask first = raise(CHOICE.until(in(Duration.ofHours(5)), "green").deduped("deploy"));
        Ask again = raise(CHOICE.until(in(Duration.ofHours(1)), "green").deduped("deploy"));
        assertThat(again.terms().deadline()).isEqualTo(first.terms().deadline());
    }

    @Test
    void anApprovalIsNeverAddedToAnAskThatMayTakeADefault() {
        Ask choice = raise(CHOICE.until(in(Duration.ofSeconds(5)), "green").deduped("deploy"));
        Ask approval = raise(NewAsk.of(AskKind.APPROVAL, "may I?").deduped("deploy"));
        assertThat(approval.id()).isNotEqualTo(choice.id());
        advance(Duration.ofSeconds(7));
        assertThat(now(choice).state()).isEqualTo(AskState.EXPIRED);
        assertThat(now(approval).state()).isEqualTo(AskState.OPEN);
    }

    @Test
    void aRepeatedRaiseAndARepeatedAnswerReturnTheFirstOne() {
        IdempotencyKey key = IdempotencyKey.random();
        NewAsk ask = NewAsk.of(AskKind.TEXT, "what?");
        Ask first = asked(owner().asks().raise(ask, key));
        assertThat(asked(owner().asks().raise(ask, key))).isEqualTo(first);
        IdempotencyKey answering = IdempotencyKey.random();
        AskCommand answer = new AskCommand.Answer(new Reply.Text("this"));
        AskOutcome answered = owner().asks().submit(first.id(), answer, answering);
        assertThat(owner().asks().submit(first.id(), answer, answering)).isEqualTo(answered);
        AskOutcome late = owner().asks().submit(first.id(), answer, IdempotencyKey.random());
        assertThat(late)
                .isEqualTo(
                        new AskOutcome.Refused("already-answered", "The ask is already answered.", now(first), null));
    }

    @Test
    void aDefaultIsTakenAtTheDeadlineAndTheControlPlaneSaysSo() {
        Ask choice = raise(CHOICE.until(in(Duration.ofSeconds(5)), "green"));
        Ask text = raise(NewAsk.of(AskKind.TEXT, "what?").until(in(Duration.ofSeconds(5)), "nothing"));
        advance(Duration.ofSeconds(4));
        assertThat(now(choice).state()).isEqualTo(AskState.OPEN);
        advance(Duration.ofSeconds(3));
        assertThat(now(choice).state()).isEqualTo(AskState.EXPIRED);
        assertThat(now(choice).reply()).isEqualTo(new Reply.Chosen("green", null));
        assertThat(now(choice).result().repliedBy())
                .isNotNull()
                .satisfies(by -> assertThat(by.role()).isEqualTo(Role.SYSTEM));
        assertThat(now(text).reply()).isEqualTo(new Reply.Text("nothing"));
    }

    @Test
    void whatHasNoDefaultRisesAtItsDeadlineAndStaysOpen() {
        Ask plain = raise(NewAsk.of(AskKind.TEXT, "older, without a deadline"));
        List<Ask> granting = new ArrayList<>();
        for (AskKind kind : List.of(AskKind.APPROVAL, AskKind.ACCESS, AskKind.SECRET, AskKind.TASK, AskKind.TEXT)) {
            granting.add(raise(NewAsk.of(kind, "may I?").until(in(Duration.ofSeconds(5)), null)));
        }
        assertThat(open().getFirst().id()).isEqualTo(plain.id());
        advance(Duration.ofSeconds(7));
        for (Ask ask : granting) {
            assertThat(now(ask).state()).isEqualTo(AskState.OPEN);
            assertThat(now(ask).status().escalated()).isTrue();
        }
        assertThat(open().getLast().id()).isEqualTo(plain.id());
        assertThat(owner().asks().counts()).isEqualTo(new AskCounts(6, 5, 0));
        assertThat(tell(granting.getFirst(), new AskCommand.Answer(new Reply.Verdict(false, null)))
                        .state())
                .isEqualTo(AskState.ANSWERED);
    }

    @Test
    void aSnoozedAskIsHiddenAndWakesByItself() {
        Ask ask = raise(NewAsk.of(AskKind.TEXT, "later?"));
        tell(ask, new AskCommand.Snooze(in(Duration.ofSeconds(5))));
        assertThat(open()).isEmpty();
        assertThat(owner().asks()
                        .list(new AskFilter(Set.of(AskState.OPEN), Set.of(), null, true), null, 10)
                        .rows())
                .extracting(Ask::id)
                .containsExactly(ask.id());
        assertThat(owner().asks().counts()).isEqualTo(new AskCounts(1, 0, 1));
        advance(Duration.ofSeconds(6));
        assertThat(open()).extracting(Ask::id).containsExactly(ask.id());
        assertThat(now(ask).status().snoozedUntil()).isNull();
        tell(ask, new AskCommand.Snooze(in(Duration.ofHours(1))));
        assertThat(tell(ask, new AskCommand.Wake()).status().snoozedUntil()).isNull();
        assertThat(open()).hasSize(1);
        refused(Category.INVALID, "invalid-time", () -> tell(ask, new AskCommand.Snooze(Instant.EPOCH)));
    }

    @Test
    void theListIsOrderedByWhatEachHoldsUp() {
        Ask alone = raise(NewAsk.of(AskKind.TEXT, "nothing waits for it"));
        Ask one = heldUp("one", 0);
        Ask many = heldUp("many", 3);
        assertThat(open()).extracting(Ask::id).containsExactly(many.id(), one.id(), alone.id());
        assertThat(open()).extracting(Ask::holdsUp).containsExactly(4, 1, 0);
        List<AskId> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<Ask> page = owner().asks().list(AskFilter.OPEN, cursor, 1);
            page.rows().forEach(ask -> paged.add(ask.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).containsExactly(many.id(), one.id(), alone.id());
    }

    /** An ask for an item at the head of a chain of that many more. */
    private Ask heldUp(String title, int followers) {
        InboxItem head = create(title);
        InboxItem last = head;
        for (int i = 0; i < followers; i++) {
            Plan plan = new Plan(List.of(last.id()), null, null);
            last = owner().inbox().create(NewItem.of(SLASH, "then").planned(plan), IdempotencyKey.random());
        }
        InboxItem claimed = claim(start());
        assertThat(claimed.id()).isEqualTo(head.id());
        return raise(NewAsk.of(AskKind.TEXT, title).holding(head.id(), null));
    }

    @Test
    void whatIsNotOpenIsListedNewestFirstAndFiltered() {
        Ask first = raise(NewAsk.of(AskKind.TEXT, "first"));
        Ask second = raise(NewAsk.of(AskKind.TASK, "second"));
        tell(first, new AskCommand.Withdraw("found it"));
        assertThat(ids(AskFilter.ALL)).containsExactly(second.id(), first.id());
        assertThat(ids(new AskFilter(Set.of(), Set.of(AskKind.TASK), null, true)))
                .containsExactly(second.id());
        assertThat(ids(new AskFilter(Set.of(AskState.WITHDRAWN), Set.of(), null, true)))
                .containsExactly(first.id());
        refused(Category.INVALID, "invalid-cursor", () -> owner().asks().list(AskFilter.OPEN, "nonsense", 5));
        refused(Category.INVALID, "invalid-cursor", () -> owner().asks().list(AskFilter.ALL, "nonsense", 5));
    }

    private List<AskId> ids(AskFilter filter) {
        return owner().asks().list(filter, null, 10).rows().stream()
                .map(Ask::id)
                .toList();
    }

    @Test
    void aRuntimeAsksAndTakesBackButNeitherAnswersNorReads() {
        start();
        Ask own = asked(runtime().asks().raise(NewAsk.of(AskKind.APPROVAL, "may I?"), IdempotencyKey.random()));
        Ask owners = raise(NewAsk.of(AskKind.TEXT, "a secret thought"));
        assertThat(runtime().asks().find(own.id())).map(Ask::id).contains(own.id());
        assertThat(runtime().asks().find(owners.id())).isEmpty();
        refusedToRuntime("forbidden", own, new AskCommand.Answer(new Reply.Verdict(true, null)));
        refusedToRuntime("forbidden", own, new AskCommand.Snooze(in(Duration.ofHours(1))));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().asks().list(AskFilter.OPEN, null, 5));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().asks().counts());
        refused(
                Category.NOT_FOUND,
                "unknown-ask",
                () -> runtime().asks().submit(owners.id(), new AskCommand.Withdraw("x"), IdempotencyKey.random()));
        AskOutcome taken = runtime().asks().submit(own.id(), new AskCommand.Withdraw("done"), IdempotencyKey.random());
        assertThat(asked(taken).state()).isEqualTo(AskState.WITHDRAWN);
    }

    private void refusedToRuntime(String type, Ask ask, AskCommand command) {
        refused(Category.FORBIDDEN, type, () -> runtime().asks().submit(ask.id(), command, IdempotencyKey.random()));
    }

    @Test
    void anUnknownAskIsSaidToBeUnknown() {
        AskId unknown = new AskId("0".repeat(26));
        assertThat(owner().asks().find(unknown)).isEmpty();
        refused(
                Category.NOT_FOUND,
                "unknown-ask",
                () -> owner().asks().submit(unknown, new AskCommand.Wake(), IdempotencyKey.random()));
    }

    @Test
    void whatPeopleWriteIsNotInThePublicPartOfTheLog() {
        Ask ask = raise(NewAsk.of(AskKind.TEXT, "the need in words"));
        tell(ask, new AskCommand.Answer(new Reply.Text("the answer in words")));
        assertThat(events(ask.id(), true)).containsExactly("ask.answered", "ask.raised");
    }

    private List<@Nullable String> events(AskId id, boolean wordless) {
        return owner()
                .audit()
                .list(new dev.missioncontrol.api.audit.AuditFilter(null, null, "ask:" + id), null, 10)
                .rows()
                .stream()
                .filter(event -> !wordless || !event.data().contains("words"))
                .<@Nullable String>map(event -> event.type())
                .toList();
    }
}
