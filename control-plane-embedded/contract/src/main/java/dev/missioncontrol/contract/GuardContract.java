package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guard: its thresholds, and what becomes of work that goes in a circle. */
public abstract class GuardContract extends ControlPlaneContract {
    private static final Thresholds STRICT = new Thresholds(4, 6, 20, new BigDecimal("2.50"), true);

    private List<Ask> asks() {
        return owner().asks().list(AskFilter.OPEN, null, 100).rows();
    }

    /** An item that fails again and again. */
    private InboxItem circling(int rounds) {
        InboxItem item = create("in a circle");
        var started = start();
        for (int round = 0; round < rounds; round++) {
            InboxItem held = claim(started);
            work(held, new ItemCommand.Fail(held.epoch(), Result.of("no"), false));
            steer(held, new ItemCommand.Retry(null));
        }
        advance(Duration.ofSeconds(2));
        return item;
    }

    @Test
    void thresholdsAreTheUsualOnesUntilSomebodySetsThemAndStaySo() {
        assertThat(owner().guard().thresholds()).isEqualTo(Thresholds.USUAL);
        assertThat(owner().guard().set(STRICT)).isEqualTo(STRICT);
        assertThat(owner().guard().set(STRICT)).isEqualTo(STRICT);
        assertThat(owner().guard().thresholds()).isEqualTo(STRICT);
        assertThat(owner().audit().list(AuditFilter.ALL, null, 100).rows())
                .filteredOn(event -> event.type().equals("guard.set"))
                .hasSize(1);
    }

    @Test
    void onlyWhoSteersMaySetThem() {
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().guard().set(STRICT));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().guard().thresholds());
    }

    @Test
    void workThatFailsInACircleIsAskedAboutOnceAndGoesOn() {
        circling(3);
        assertThat(asks()).isEmpty();
        circling(4);
        assertThat(asks())
                .singleElement()
                .satisfies(ask -> assertThat(ask.agent()).isEqualTo(SLASH));
        assertThat(owner().agents().list()).extracting(AgentStatus::pause).containsOnlyNulls();
    }

    @Test
    void whereItIsWantedTheAgentTakesNoNewWorkEither() {
        owner().guard().set(STRICT);
        circling(4);
        assertThat(asks()).hasSize(1);
        assertThat(owner().agents().list())
                .singleElement()
                .satisfies(agent -> assertThat(agent.pause()).isNotNull());
    }
}
