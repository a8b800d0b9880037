package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetTest extends LaptopTest {
    @Test
    void anEmptyFleetIsToldAsOne() {
        assertThat(said("status")).contains("You are    owner:", "Items      none", "Needs you  0 open");
        assertThat(said("runtimes")).isEqualTo("No runtimes.\n");
        assertThat(said("agents")).contains("No agents.");
    }

    @Test
    void whatIsAliveHowMuchThereIsAndWhatIsOldestAreTold() {
        laptop.held("Build");
        laptop.item("Wait");
        AskId oldest = laptop.ask(NewAsk.of(AskKind.TASK, "Turn it on"));
        laptop.ask(new NewAsk(
                new AskQuestion(AskKind.TASK, "Later but urgent", "", List.of()),
                null,
                null,
                null,
                AskTerms.NONE,
                true));
        assertThat(said("status"))
                .contains("Items       1 pending, 1 acked\n", "Needs you   2 open, 1 escalated, 0 snoozed\n")
                .contains("Oldest ask  " + oldest)
                .contains("Runtimes    1 of 1 alive\n")
                .containsPattern("  box +alive, seen (now|\\d+ s ago), 0 sessions on host\n");
        JsonNode status = json("status");
        assertThat(status.get("whoAmI").asText()).startsWith("owner:");
        assertThat(status.get("oldestAsk").get("id").asText()).isEqualTo(oldest.value());
        assertThat(status.get("head").asText()).startsWith("1:");
    }

    @Test
    void agentsAndRuntimesAreListedWithTheAgeOfWhatIsKnown() {
        laptop.held("Build");
        laptop.item("Wait");
        assertThat(said("agents").lines().toList().get(1)).startsWith("main").contains("working", "box", "Build");
        assertThat(json("agents").get(0).get("queueDepth").asInt()).isEqualTo(1);
        assertThat(said("runtimes")).containsPattern("box +alive +(now|\\d+ s ago) +1 +host +1 +0");
        assertThat(json("runtimes").get(0).get("name").asText()).isEqualTo("box");
    }

    @Test
    void anAgentIsPausedWithAReasonAndResumed() {
        laptop.item("Wait");
        assertThat(said("agents", "pause", "main", "--reason", "too dear")).isEqualTo("Paused main: too dear\n");
        assertThat(said("agents")).contains("paused");
        assertThat(json("agents").get(0).get("pause").get("reason").asText()).isEqualTo("too dear");
        assertThat(said("agents", "resume", "main")).isEqualTo("Resumed main.\n");
        assertThat(said("agents", "resume", "main")).isEqualTo("main was not paused.\n");
    }
}
