package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.console.filter.FilterProblem;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemFilterTextTest {
    @Test
    void everyKeyNarrowsTheListing() throws FilterProblem {
        assertThat(ItemFilterText.parse("agent:slash state:working state:ACKED label:sev-1 older:2h flaky test"))
                .isEqualTo(new ItemFilter(
                        new AgentName("slash"),
                        Set.of(ItemState.WORKING, ItemState.ACKED),
                        "sev-1",
                        Duration.ofHours(2),
                        "flaky test"));
    }

    @Test
    void nothingTypedShowsEverything() throws FilterProblem {
        assertThat(ItemFilterText.parse("  ")).isEqualTo(ItemFilter.ALL);
    }

    @Test
    void agesAreReadInFourUnits() throws FilterProblem {
        assertThat(ItemFilterText.parse("older:30s").olderThan()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ItemFilterText.parse("older:5m").olderThan()).isEqualTo(Duration.ofMinutes(5));
        assertThat(ItemFilterText.parse("older:3d").olderThan()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void whatCannotBeReadIsExplained() {
        assertThatThrownBy(() -> ItemFilterText.parse("state:bored"))
                .hasMessage(
                        "There is no state “bored”; use pending, acked, working, waiting, completed, failed, cancelled");
        assertThatThrownBy(() -> ItemFilterText.parse("older:soon"))
                .hasMessage("“older:soon” is not an age; write older:30s, older:5m, older:2h or older:3d");
    }
}
