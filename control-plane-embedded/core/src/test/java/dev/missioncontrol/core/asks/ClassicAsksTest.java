package dev.missioncontrol.core.asks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassicAsksTest {
    private static final AgentName MAIN = new AgentName("main");
    private static final Principal FLEET = new Principal(Role.CLASSIC, "fleet");

    private Opened opened;
    private ClassicAsks mortal;
    private ClassicInbox classic;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
        mortal = opened.core().classicAsks(FLEET);
        classic = opened.core().classic(FLEET);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aTaskForTheMortalQueueIsPolledAndCompleted() {
        Ask ask = mortal.create("Renew the domain", "It ends in May.", false, MAIN);
        assertThat(ask.kind()).isEqualTo(AskKind.TASK);
        assertThat(ask.author().toString()).isEqualTo("classic:main");
        assertThat(mortal.poll().rows()).extracting(Ask::id).containsExactly(ask.id());
        assertThat(mortal.complete(ask.id(), "renewed")).isInstanceOf(AskOutcome.Accepted.class);
        assertThat(mortal.poll().rows()).isEmpty();
        Ask answered = opened.owner().asks().find(ask.id()).orElseThrow();
        assertThat(answered.reply()).isEqualTo(new Reply.Done("renewed"));
        assertThat(answered.result().repliedBy()).hasToString("classic:mortal");
    }

    @Test
    void anUrgentTaskComesFirst() {
        Ask usual = mortal.create("usual", "", false, MAIN);
        Ask urgent = mortal.create("urgent", "", true, null);
        assertThat(mortal.poll().rows()).extracting(Ask::id).containsExactly(urgent.id(), usual.id());
    }

    @Test
    void theSharedTokenApprovesNothingThatItDidNotAskForItself() {
        Ask approval = raised(NewAsk.of(AskKind.APPROVAL, "deploy?"));
        Ask owners = raised(NewAsk.of(AskKind.TASK, "call them"));
        for (Ask ask : new Ask[] {approval, owners}) {
            assertThat(mortal.complete(ask.id(), "yes")).isInstanceOf(AskOutcome.Refused.class);
            assertThat(opened.owner().asks().find(ask.id()).orElseThrow().state())
                    .isEqualTo(AskState.OPEN);
        }
    }

    private Ask raised(NewAsk ask) {
        return ((AskOutcome.Accepted) opened.owner().asks().raise(ask, IdempotencyKey.random())).ask();
    }

    @Test
    void aClassicAgentLetsItsOwnItemWaitAndNoOther() {
        InboxItem item = classic.create(NewItem.of(MAIN, "think"), null);
        classic.ack(item.id(), MAIN);
        NewAsk ask = NewAsk.of(AskKind.TEXT, "which?").holding(item.id(), null);
        assertThatThrownBy(() -> asFleet(ask, new AgentName("other")))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("unknown-item"));
        AskOutcome outcome = asFleet(ask, MAIN);
        assertThat(opened.find(item).state()).isEqualTo(ItemState.WAITING);
        opened.owner()
                .asks()
                .submit(
                        ((AskOutcome.Accepted) outcome).ask().id(),
                        new AskCommand.Answer(new Reply.Text("this")),
                        IdempotencyKey.random());
        assertThat(classic.poll(MAIN, null, null).rows())
                .extracting(InboxItem::id)
                .containsExactly(item.id());
    }

    private AskOutcome asFleet(NewAsk ask, AgentName agent) {
        NewAsk said = new NewAsk(
                new AskQuestion(ask.kind(), ask.need(), "", ask.question().options()),
                ask.item(),
                null,
                agent,
                AskTerms.NONE,
                false);
        return opened.core().as(FLEET).asks().raise(said, IdempotencyKey.random());
    }

    @Test
    void aClassicLeaseEndsAfterFourHoursAndAHumanIsAskedOnce() {
        InboxItem item = classic.create(NewItem.of(MAIN, "endless"), null);
        classic.ack(item.id(), MAIN);
        for (int i = 0; i < 8; i++) {
            opened.advance(Duration.ofMinutes(29));
            classic.ack(item.id(), MAIN);
        }
        assertThat(opened.find(item).state()).isEqualTo(ItemState.ACKED);
        opened.advance(Duration.ofMinutes(9));
        assertThat(opened.find(item).state()).isEqualTo(ItemState.PENDING);
        assertThat(opened.owner().asks().list(AskFilter.OPEN, null, 10).rows())
                .singleElement()
                .satisfies(ask -> assertThat(ask.item()).isEqualTo(item.id()));
        opened.advance(Duration.ofMinutes(1));
        assertThat(opened.owner().asks().list(AskFilter.OPEN, null, 10).rows())
                .extracting(ask -> ask.status().times())
                .containsExactly(1);
    }
}
