package dev.missioncontrol.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that goes round is told once, by what the log says; ordinary work never is. */
final class GuardTest {
    private static final AgentName SLASH = new AgentName("slash");
    private static final AgentName MIA = new AgentName("mia");

    private final SteppedClock clock = new SteppedClock();
    private Opened opened;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory, clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private ControlPlane owner() {
        return opened.owner();
    }

    private ControlPlane agent(AgentName name) {
        return opened.core().as(new Principal(Role.AGENT, name.value()));
    }

    private InboxItem create(ControlPlane author, AgentName whose, String about) {
        NewItem item = NewItem.of(whose, "Work").from(new ItemOrigin("site", null, about));
        return author.inbox().create(item, IdempotencyKey.random());
    }

    private void failOnce(InboxItem item) {
        InboxItem held = opened.claimed();
        assertThat(held.id()).isEqualTo(item.id());
        ItemCommand fail = new ItemCommand.Fail(held.epoch(), Result.of("no"), true);
        opened.runtime().inbox().submit(held.id(), fail, IdempotencyKey.random());
        opened.advance(Duration.ofMinutes(5));
    }

    private List<String> needs() {
        opened.core().tick();
        return owner().asks().list(AskFilter.ALL, null, 50).rows().stream()
                .filter(ask -> ask.author().role() == Role.SYSTEM)
                .map(Ask::need)
                .toList();
    }

    @Test
    void anItemThatFailsInACircleIsToldOnce() {
        InboxItem item = opened.create("Work");
        for (int i = 0; i < 3; i++) {
            failOnce(item);
        }
        assertThat(needs()).isEmpty();
        failOnce(item);
        assertThat(needs())
                .containsExactly("Going in a circle: item " + item.id()
                        + " of agent slash was claimed by runtime:local 4 times within an hour.");
        opened.offFor(Duration.ofSeconds(1));
        assertThat(needs()).hasSize(1);
    }

    @Test
    void roundsThatTakeLongerThanAnHourAreNoCircle() {
        InboxItem item = opened.create("Work");
        for (int i = 0; i < 4; i++) {
            failOnce(item);
            opened.advance(Duration.ofMinutes(20));
        }
        assertThat(needs()).isEmpty();
    }

    @Test
    void agentsThatHandASubjectToEachOtherAreToldOnceForEachTimeItIsAnswered() {
        for (int i = 0; i < 5; i++) {
            create(agent(i % 2 == 0 ? SLASH : MIA), i % 2 == 0 ? MIA : SLASH, "#7");
        }
        create(agent(SLASH), MIA, "#8");
        assertThat(needs()).isEmpty();
        create(agent(MIA), SLASH, "#7");
        String told = "Agents mia and slash handed #7 to each other 6 times within an hour.";
        assertThat(needs()).containsExactly(told);
        Ask ask = owner().asks().list(AskFilter.ALL, null, 1).rows().getFirst();
        owner().asks().submit(ask.id(), new AskCommand.Answer(new Reply.Done(null)), IdempotencyKey.random());
        opened.offFor(Duration.ofSeconds(1));
        assertThat(owner().asks().counts().open()).isZero();
        for (int i = 0; i < 6; i++) {
            create(agent(i % 2 == 0 ? SLASH : MIA), i % 2 == 0 ? MIA : SLASH, "#7");
        }
        opened.core().tick();
        assertThat(owner().asks().counts().open()).isEqualTo(1);
    }

    @Test
    void anAgentThatActsAndGetsNowhereIsTold() {
        for (int i = 0; i < 19; i++) {
            create(agent(SLASH), SLASH, "#" + i);
        }
        assertThat(needs()).isEmpty();
        opened.create("Work");
        opened.claimed();
        for (int i = 0; i < 19; i++) {
            create(agent(SLASH), SLASH, "#" + i);
        }
        assertThat(needs()).isEmpty();
        create(agent(SLASH), SLASH, "#19");
        assertThat(needs()).containsExactly("Agent slash has acted 20 times and none of its items has come further.");
    }

    @Test
    void thresholdsAreTheFleets() {
        assertThat(owner().guard().thresholds()).isEqualTo(Thresholds.USUAL);
        owner().guard().set(new Thresholds(2, 6, 20, null, false));
        InboxItem item = opened.create("Work");
        failOnce(item);
        failOnce(item);
        assertThat(needs()).hasSize(1);
    }

    @Test
    void ordinaryWorkIsNeverTold() {
        for (int i = 0; i < 30; i++) {
            opened.create("Work " + i);
            InboxItem held = opened.claimed();
            opened.runtime()
                    .inbox()
                    .submit(held.id(), new ItemCommand.StartWork(held.epoch()), IdempotencyKey.random());
            ItemCommand done = new ItemCommand.Complete(held.epoch(), Result.of("ok"));
            opened.runtime().inbox().submit(held.id(), done, IdempotencyKey.random());
            opened.advance(Duration.ofSeconds(20));
        }
        assertThat(needs()).noneMatch(need -> need.contains("circle") || need.contains("handed"));
    }

    private void cost(String dollars) {
        SessionUsage.Costs costs = new SessionUsage.Costs(Double.parseDouble(dollars), 0, 0, 0, 0);
        SessionUsage.Tokens none = new SessionUsage.Tokens(0, 0, 0, 0);
        opened.core()
                .classicReports(new Principal(Role.CLASSIC, NewToken.CLASSIC))
                .report(new SessionUsage(
                        "s1", SLASH, null, null, none, costs, 0, 0, 0, 0, null, null, false, clock.instant()));
        opened.advance(Duration.ofMinutes(1));
    }

    @Test
    void whatASessionHadCostBeforeItWasSilentIsNotSpentAgain() {
        owner().guard().set(new Thresholds(4, 6, 20, BigDecimal.TEN, false));
        cost("500");
        opened.advance(Duration.ofMinutes(62));
        owner().asks().list(AskFilter.ALL, null, 50).rows().forEach(this::done);
        cost("501");
        assertThat(owner().asks().counts().open()).isZero();
        cost("520");
        assertThat(owner().asks().counts().open()).isEqualTo(1);
    }

    private void done(Ask ask) {
        owner().asks().submit(ask.id(), new AskCommand.Answer(new Reply.Done(null)), IdempotencyKey.random());
    }

    @Test
    void whatWasSpentWithoutALimitIsNotHeldAgainstALaterOne() {
        cost("5");
        owner().guard().set(new Thresholds(4, 6, 20, BigDecimal.TEN, false));
        opened.advance(Duration.ofMinutes(1));
        owner().guard().set(Thresholds.USUAL);
        cost("300");
        owner().guard().set(new Thresholds(4, 6, 20, BigDecimal.TEN, false));
        opened.advance(Duration.ofMinutes(1));
        cost("301");
        assertThat(needs()).isEmpty();
    }
}
