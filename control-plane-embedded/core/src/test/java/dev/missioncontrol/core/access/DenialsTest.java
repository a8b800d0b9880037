package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.asks.ClassicAsks;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent with a token of its own reaches, and what becomes of it when it reaches further. */
final class DenialsTest {
    private static final AgentName SLASH = Opened.SLASH;
    private static final AgentName OTHER = new AgentName("other");

    private Opened opened;
    private Principal slash;
    private ControlPlane plane;
    private ClassicInbox classic;
    private ClassicAsks mortal;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
        slash = new Principal(Role.AGENT, "slash");
        plane = opened.core().as(slash);
        classic = opened.core().classic(slash);
        mortal = opened.core().classicAsks(slash);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private InboxItem item(AgentName agent) {
        return opened.owner().inbox().create(NewItem.of(agent, "work of " + agent), IdempotencyKey.random());
    }

    @Test
    void anAgentLivesOnItsOwnItemsAndTheLogKnowsItByItsToken() {
        InboxItem own = item(SLASH);
        assertThat(classic.poll(SLASH, null, null).rows())
                .extracting(InboxItem::id)
                .containsExactly(own.id());
        assertThat(plane.inbox().find(own.id())).isPresent();
        assertThat(plane.inbox().list(ItemFilter.ALL, null, 10).rows())
                .extracting(InboxItem::id)
                .containsExactly(own.id());
        assertThat(classic.ack(own.id(), SLASH)).isInstanceOf(ItemOutcome.Accepted.class);
        assertThat(classic.complete(own.id(), SLASH, Result.of("done"))).isInstanceOf(ItemOutcome.Accepted.class);
        assertThat(events("item.completed"))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(slash.actor()));
        assertThat(events("access.denied")).isEmpty();
    }

    @Test
    void whatAnAgentWritesIsByItsTokenWhateverItSaysOfItself() {
        InboxItem written = classic.create(NewItem.of(OTHER, "please"), OTHER);
        assertThat(written.author()).isEqualTo(slash.actor());
        assertThat(mortal.create("help", "", false, OTHER).author()).isEqualTo(slash.actor());
    }

    @Test
    void anotherAgentsItemDoesNotExistAndTheLogSaysThatItWasAskedFor() {
        InboxItem foreign = item(OTHER);
        assertThat(plane.inbox().find(foreign.id())).isEmpty();
        assertThat(plane.inbox().output(foreign.id())).isEmpty();
        notFound("unknown-item", () -> classic.ack(foreign.id(), SLASH));
        notFound("unknown-agent", () -> classic.complete(foreign.id(), OTHER, Result.of("mine")));
        assertThat(denied())
                .containsExactly(
                        "item:" + foreign.id(), "item:" + foreign.id(), "item:" + foreign.id(), "agent:" + OTHER);
        assertThat(events("access.denied")).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo(slash.actor());
            assertThat(event.subject()).isEqualTo("denied:agent:slash");
        });
    }

    @Test
    void anotherAgentsInboxAndTheMortalQueueDoNotExist() {
        notFound("unknown-agent", () -> classic.poll(OTHER, null, null));
        notFound("unknown-agent", mortal::poll);
        notFound(
                "unknown-agent", () -> plane.inbox().list(new ItemFilter(OTHER, Set.of(), null, null, null), null, 10));
        notFound("unknown-agent", () -> mortal.complete(new AskId("01arz3ndektsv4rrffq69g5fav"), ""));
        assertThat(denied()).containsExactly("agent:other", "agent:mortal", "agent:other", "agent:mortal");
    }

    @Test
    void anotherOnesAskDoesNotExist() {
        Ask foreign = raised(opened.owner(), NewAsk.of(AskKind.TASK, "sign"));
        assertThat(plane.asks().find(foreign.id())).isEmpty();
        notFound(
                "unknown-ask",
                () -> plane.asks().submit(foreign.id(), new AskCommand.Withdraw("no"), IdempotencyKey.random()));
        assertThat(denied()).containsExactly("ask:" + foreign.id(), "ask:" + foreign.id());
        Ask own = raised(plane, NewAsk.of(AskKind.TASK, "look"));
        assertThat(plane.asks().find(own.id())).isPresent();
    }

    @Test
    void whatDoesNotExistAtAllIsNoDenial() {
        assertThat(plane.asks().find(new AskId("01arz3ndektsv4rrffq69g5fav"))).isEmpty();
        assertThat(denied()).isEmpty();
    }

    @Test
    void fiveWithinTenMinutesAskAHumanOnceUntilSomebodyAnswers() {
        for (int i = 0; i < 4; i++) {
            reachTooFar();
        }
        assertThat(open()).isEmpty();
        reachTooFar();
        reachTooFar();
        assertThat(open()).singleElement().satisfies(ask -> {
            assertThat(ask.need()).isEqualTo("Possible prompt injection: agent slash asked for what is not its own.");
            assertThat(ask.kind()).isEqualTo(AskKind.TASK);
            assertThat(ask.question().context()).contains("agent:other");
            assertThat(ask.status().escalated()).isTrue();
        });
        opened.owner()
                .asks()
                .submit(
                        open().getFirst().id(),
                        new AskCommand.Answer(new Reply.Done("looked")),
                        IdempotencyKey.random());
        reachTooFar();
        assertThat(open()).hasSize(1);
    }

    @Test
    void fiveOverALongerTimeAskNobody() {
        for (int i = 0; i < 6; i++) {
            reachTooFar();
            opened.advance(Duration.ofMinutes(3));
        }
        assertThat(denied()).hasSize(6);
        assertThat(open()).isEmpty();
    }

    @Test
    void whoOnlySaysWhoItIsIsRefusedAndNotSuspected() {
        InboxItem foreign = item(OTHER);
        ClassicInbox shared = opened.core().classic(new Principal(Role.CLASSIC, "fleet"));
        for (int i = 0; i < 5; i++) {
            notFound("unknown-item", () -> shared.ack(foreign.id(), SLASH));
        }
        assertThat(open()).isEmpty();
    }

    private void reachTooFar() {
        notFound("unknown-agent", () -> classic.poll(OTHER, null, null));
    }

    private List<Ask> open() {
        return opened.owner().asks().list(AskFilter.OPEN, null, 10).rows();
    }

    private static Ask raised(ControlPlane by, NewAsk ask) {
        return ((AskOutcome.Accepted) by.asks().raise(ask, IdempotencyKey.random())).ask();
    }

    private List<AuditEvent> events(String type) {
        return opened.owner().audit().list(AuditFilter.ALL, null, 500).rows().reversed().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private List<String> denied() {
        return events("access.denied").stream()
                .map(event -> event.data()
                        .substring("{\"what\":\"".length(), event.data().length() - 2))
                .toList();
    }

    private static void notFound(String type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ControlPlaneException.class, e -> {
            assertThat(e.category()).isEqualTo(Category.NOT_FOUND);
            assertThat(e.type()).isEqualTo(type);
        });
    }
}
