package dev.missioncontrol.console.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.keys.ConsoleAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final List<String> opened = new ArrayList<>();
    private final List<ConsoleAction> actions = List.of(
            ConsoleAction.of("New item", "N", () -> opened.add("new")),
            ConsoleAction.of("Go to Audit", "G U", () -> opened.add("audit")),
            new ConsoleAction("Retry the selected item", "R", () -> false, () -> {}));
    private final PaletteViewModel palette = new PaletteViewModel(
            controlPlane,
            SteppedTime.sameThread(),
            time,
            () -> actions,
            new PaletteViewModel.Nouns(
                    id -> opened.add("item " + id),
                    agent -> opened.add("agent " + agent.name()),
                    () -> List.of(
                            new PaletteViewModel.Noun("#7 Round the totals", "Issue", () -> opened.add("issue 7")),
                            new PaletteViewModel.Noun("registry-token", "Secret", () -> opened.add("secret")))));

    @BeforeEach
    void fill() {
        DemoData.fill(controlPlane, clock.instant());
    }

    private List<String> type(String query) {
        palette.queryProperty().set(query);
        time.pass(Duration.ofMillis(200));
        return palette.entries().stream().map(PaletteEntry::words).toList();
    }

    @Test
    void itOpensWithTheVerbsThatMakeSenseNow() {
        palette.open();
        assertThat(palette.entries()).extracting(PaletteEntry::words).startsWith("New item", "Go to Audit");
        assertThat(palette.entries()).extracting(PaletteEntry::words).doesNotContain("Retry the selected item");
        assertThat(palette.entries().getFirst().keys()).isEqualTo("N");
    }

    @Test
    void wordsNarrowInAnyOrder() {
        assertThat(type("aud go")).containsExactly("Go to Audit");
    }

    @Test
    void anAgentIsFoundByName() {
        assertThat(type("izz")).containsExactly("izzy");
        palette.entries().getFirst().run().run();
        assertThat(opened).containsExactly("agent izzy");
    }

    @Test
    void whatAViewHasLoadedIsFoundByItsWordsOnceSomethingIsTyped() {
        assertThat(type("")).doesNotContain("registry-token");
        assertThat(type("totals #7")).containsExactly("#7 Round the totals");
        palette.entries().getFirst().run().run();
        assertThat(type("token")).containsExactly("registry-token");
        assertThat(palette.entries().getFirst().kind()).isEqualTo("Secret");
        palette.entries().getFirst().run().run();
        assertThat(opened).containsExactly("issue 7", "secret");
    }

    @Test
    void anItemIsFoundByTitleAndById() {
        InboxItem item =
                controlPlane.inbox().list(ItemFilter.ALL, null, 1).rows().getFirst();
        assertThat(type("http upgrade")).isNotEmpty().allMatch("Upgrade the HTTP client and run all tests"::equals);
        type(item.id().value());
        palette.entries().getFirst().run().run();
        assertThat(opened).containsExactly("item " + item.id());
    }
}
