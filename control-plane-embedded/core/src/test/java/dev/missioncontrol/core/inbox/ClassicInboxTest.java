package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassicInboxTest {
    private static final AgentName MAIN = new AgentName("Main Agent ✦");
    private static final AgentName OTHER = new AgentName("other");

    private Opened opened;
    private ClassicInbox classic;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
        classic = opened.core().classic(new Principal(Role.CLASSIC, "fleet"));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aPausedAgentPollsInVainUntilItIsResumed() {
        InboxItem item = classic.create(NewItem.of(MAIN, "think"), OTHER);
        opened.owner().agents().pause(MAIN, "wait");
        assertThat(classic.poll(MAIN, null, null).rows()).isEmpty();
        opened.owner().agents().resume(MAIN);
        assertThat(classic.poll(MAIN, null, null).rows()).containsExactly(item);
    }

    @Test
    void anItemIsPolledAckedAndCompleted() {
        InboxItem item = classic.create(NewItem.of(MAIN, "think"), OTHER);
        assertThat(item.author().toString()).isEqualTo("classic:other");
        assertThat(classic.poll(MAIN, null, null).rows()).containsExactly(item);
        assertThat(classic.ack(item.id(), MAIN)).isInstanceOf(ItemOutcome.Accepted.class);
        assertThat(classic.poll(MAIN, null, null).rows()).isEmpty();
        assertThat(classic.complete(item.id(), MAIN, Result.of("thought"))).isInstanceOf(ItemOutcome.Accepted.class);
        assertThat(opened.find(item).state()).isEqualTo(ItemState.COMPLETED);
    }

    @Test
    void aSleepOfTheMachineTakesNothingOffAnAck() {
        InboxItem item = classic.create(NewItem.of(MAIN, "slow"), MAIN);
        classic.ack(item.id(), MAIN);
        opened.advance(Duration.ofMinutes(10));
        opened.clock().sleep(Duration.ofHours(12));
        opened.core().tick();
        assertThat(Objects.requireNonNull(opened.find(item).lease()).expiresAt())
                .isEqualTo(opened.clock().instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void anAckLastsHalfAnHourAndAnotherAckRenewsIt() {
        InboxItem item = classic.create(NewItem.of(MAIN, "long"), null);
        classic.ack(item.id(), MAIN);
        opened.advance(Duration.ofMinutes(29));
        classic.ack(item.id(), MAIN);
        opened.advance(Duration.ofMinutes(29));
        assertThat(opened.find(item).state()).isEqualTo(ItemState.ACKED);
        opened.advance(Duration.ofMinutes(2));
        assertThat(opened.find(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void anUnackedItemThatNobodyHoldsMayBeCompleted() {
        InboxItem item = classic.create(NewItem.of(MAIN, "quick"), null);
        assertThat(classic.complete(item.id(), MAIN, Result.of("ok"))).isInstanceOf(ItemOutcome.Accepted.class);
    }

    @Test
    void anotherAgentsItemDoesNotExist() {
        InboxItem item = classic.create(NewItem.of(MAIN, "private"), null);
        assertThat(classic.poll(OTHER, null, null).rows()).isEmpty();
        assertThatThrownBy(() -> classic.ack(item.id(), OTHER))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("unknown-item"));
    }

    @Test
    void anItemOfAClassicClientNeverCarriesACommand() {
        NewItem planted = NewItem.of(MAIN, "planted").running(new Command(List.of("rm"), "/srv/repo", null));
        assertThatThrownBy(() -> classic.create(planted, MAIN))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("forbidden"));
        assertThat(opened.owner().inbox().counts().total()).isZero();
    }

    @Test
    void anItemWithACommandDoesNotExistForAClassicClient() {
        InboxItem item = opened.create("run");
        assertThat(classic.poll(Opened.SLASH, null, null).rows()).isEmpty();
        unknown(() -> classic.ack(item.id(), Opened.SLASH));
        unknown(() -> classic.complete(item.id(), Opened.SLASH, Result.of("forged")));
        assertThat(opened.find(item).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void theClassicTokenGetsNothingThroughThePort() {
        InboxItem item = classic.create(NewItem.of(MAIN, "mine"), null);
        Inbox port = opened.core().as(new Principal(Role.CLASSIC, "fleet")).inbox();
        for (ItemCommand command : List.of(
                new ItemCommand.Ack(),
                new ItemCommand.Complete(null, Result.of("x")),
                new ItemCommand.Cancel(null, "x"),
                new ItemCommand.StartWork(item.epoch()))) {
            assertThatThrownBy(() -> port.submit(item.id(), command, IdempotencyKey.random()))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.type()).isEqualTo("forbidden"));
        }
        assertThatThrownBy(() -> port.find(item.id())).isInstanceOf(ControlPlaneException.class);
    }

    private static void unknown(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("unknown-item"));
    }

    @Test
    void aPollSkipsWhatIsNotDueOrWaitsForOthersAndShowsHeldLabels() {
        InboxItem first = classic.create(NewItem.of(MAIN, "first").labelled("parked"), null);
        InboxItem after =
                classic.create(NewItem.of(MAIN, "after").planned(new Plan(List.of(first.id()), null, null)), null);
        InboxItem later = classic.create(
                NewItem.of(MAIN, "later")
                        .planned(new Plan(List.of(), first.times().createdAt().plusSeconds(5), null)),
                null);
        assertThat(classic.poll(MAIN, null, null).rows())
                .extracting(InboxItem::id)
                .containsExactly(first.id());
        classic.complete(first.id(), MAIN, Result.of("done"));
        opened.advance(Duration.ofSeconds(6));
        assertThat(classic.poll(MAIN, null, null).rows())
                .extracting(InboxItem::id)
                .containsExactly(after.id(), later.id());
    }

    @Test
    void aPollListsWhatCanBeWorkedOnInTheOrderOfClaimsAndThenWhatIsHeld() {
        List<String> labels =
                List.of("", "parked", "later", "deploy", "blocked sev-1", "", "sev-2", "handoff", "sev-1");
        for (String words : labels) {
            String[] names = words.isEmpty() ? new String[0] : words.split(" ", -1);
            classic.create(NewItem.of(MAIN, words.isEmpty() ? "plain" : words).labelled(names), null);
        }
        assertThat(classic.poll(MAIN, null, null).rows())
                .extracting(InboxItem::title)
                .containsExactly(
                        "sev-2", "sev-1", "deploy", "handoff", "plain", "plain", "later", "blocked sev-1", "parked");
        InboxItem urgent = classic.poll(MAIN, null, null).rows().get(4);
        opened.owner()
                .inbox()
                .submit(
                        urgent.id(),
                        new ItemCommand.Relabel(null, List.of("sev-1", "in-review"), List.of()),
                        IdempotencyKey.random());
        assertThat(classic.poll(MAIN, null, null).rows().get(6).id()).isEqualTo(urgent.id());
    }

    @Test
    void aPollHidesNothingThatCanBeWorkedOnBehindWhatCannotAndTellsThatThereIsMore() {
        for (int i = 0; i < Polled.ROWS_MAX; i++) {
            classic.create(NewItem.of(MAIN, "parked " + i).labelled("parked"), null);
        }
        assertThat(classic.poll(MAIN, null, null).more()).isFalse();
        InboxItem actionable = classic.create(NewItem.of(MAIN, "actionable"), null);
        Polled<InboxItem> polled = classic.poll(MAIN, null, null);
        assertThat(polled.rows()).hasSize(Polled.ROWS_MAX).first().isEqualTo(actionable);
        assertThat(polled.more()).isTrue();
        for (int i = 0; i < Polled.ROWS_MAX; i++) {
            classic.create(NewItem.of(MAIN, "routine " + i), null);
        }
        InboxItem urgent = classic.create(NewItem.of(MAIN, "urgent").labelled("sev-1"), null);
        assertThat(classic.poll(MAIN, null, null).rows()).first().isEqualTo(urgent);
    }

    @Test
    void aPollIsNarrowedByProjectAndClanButItemsWithoutMatchAll() {
        InboxItem free = classic.create(NewItem.of(MAIN, "free"), null);
        InboxItem site = classic.create(NewItem.of(MAIN, "site").from(new ItemOrigin("site", "red", null)), null);
        assertThat(classic.poll(MAIN, "site", "red").rows()).containsExactly(free, site);
        assertThat(classic.poll(MAIN, "shop", null).rows()).containsExactly(free);
        assertThat(classic.poll(MAIN, null, "blue").rows()).containsExactly(free);
    }
}
