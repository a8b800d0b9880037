package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditTest extends LaptopTest {
    private Position head() {
        return laptop.owner().audit().head();
    }

    @Test
    void theTrailIsSearched() {
        ItemId id = laptop.item("deploy the shop");
        laptop.item("something else");
        laptop.run("inbox", "cancel", id, "--reason", "x");
        assertThat(said("audit", "search", "depl", "shop"))
                .contains("item.created", "item:" + id)
                .doesNotContain("else");
        assertThat(types(json("audit", "search", "--subject", "item:" + id)))
                .containsExactly("item.cancelled", "item.created");
        assertThat(types(
                        json("audit", "search", "--type", "item.", "--actor", "owner", "--from", "1h", "--limit", "1")))
                .containsExactly("item.cancelled");
        assertThat(said("audit", "search", "--to", "1h")).isEqualTo("No events.\n");
        assertThat(complaint(2, "audit", "search", "--from", "yesterday")).contains("2h", "--help");
    }

    private static List<String> types(JsonNode page) {
        return page.get("rows").findValuesAsText("type");
    }

    @Test
    void oneEventIsShownAndWhatSomebodyWroteWithItIsErased() {
        laptop.item("a private title");
        Position created = head();
        assertThat(said("audit", "show", created)).contains("item.created", "a private title", "Hash");
        JsonNode erased = json("audit", "erase", created, "--reason", "asked to forget");
        assertThat(erased.get("event").asText()).isEqualTo(head().toString());
        assertThat(said("audit", "show", created)).contains("Body digest").doesNotContain("a private title");
        assertThat(json("audit", "show", created).has("body")).isFalse();
        assertThat(complaint(1, "audit", "show", "1:9999"))
                .isEqualTo("There is no event 1:9999; the log ends at " + head() + ".");
        assertThat(complaint(1, "audit", "erase", "1:9999", "--reason", "x")).contains("1:9999");
        assertThat(complaint(2, "audit", "show", "last")).contains("era:sequence");
    }

    @Test
    void aTailWithoutFollowingIsOneJsonDocumentOnALine() {
        laptop.item("one");
        laptop.item("two");
        Position first = head();
        laptop.item("three");
        List<JsonNode> lines = said("audit", "tail", "--no-follow", "--json", "-n", "2")
                .lines()
                .map(Json::wideTree)
                .toList();
        assertThat(lines)
                .extracting(event -> event.get("type").asText())
                .containsExactly("item.created", "item.created");
        assertThat(said("audit", "tail", "--no-follow", "--after", first).lines())
                .hasSize(1);
        assertThat(said("audit", "tail", "--no-follow", "--type", "ask.")).isEmpty();
        laptop.ask(NewAsk.of(AskKind.TASK, "Turn it on"));
        assertThat(said("audit", "tail", "--no-follow", "--after", first, "--type", "ask."))
                .hasLineCount(1);
    }

    @Test
    void noTitleCanMakeALineThatLooksLikeAnEvent() {
        laptop.classicItem("x\n1:99  2026-01-01T00:00:00Z item.completed\u2028\u009b2K\u202e", "y");
        assertThat(said("audit", "tail", "--no-follow", "-n", "1"))
                .hasLineCount(1)
                .doesNotContain("\u009b");
        assertThat(said("audit", "search", "--type", "item.created"))
                .hasLineCount(2)
                .doesNotContain("\u202e");
    }

    @Test
    void howThingsWereIsToldForAnEventAndForATime() {
        ItemId id = laptop.item("one");
        Position then = head();
        laptop.run("inbox", "cancel", id, "--reason", "x");
        laptop.item("two");
        assertThat(said("audit", "as-of", then)).contains("1 pending", "one").doesNotContain("two");
        assertThat(json("audit", "as-of", then).get("items").get("rows")).hasSize(1);
        assertThat(said("audit", "as-of", "0s")).contains("1 pending, 1 cancelled", "two");
        assertThat(complaint(2, "audit", "as-of", "back then")).contains("duration");
    }

    @Test
    void aRunningControlPlaneIsVerifiedExportedAndBackedUp() throws IOException {
        laptop.item("one");
        assertThat(said("audit", "verify")).contains("The audit trail is whole: ");
        assertThat(json("audit", "verify").get("valid").asBoolean()).isTrue();
        Path trail = home.resolve("trail.zip");
        assertThat(said("audit", "export", "--to", trail)).isEqualTo("The audit trail is in " + trail + "\n");
        assertThat(said("audit", "verify-export", trail)).contains("whole");
        Path backup = home.resolve("backup.zip");
        assertThat(json("backup", "--to", backup).get("bytes").asLong()).isEqualTo(Files.size(backup));
        assertThat(complaint(1, "backup", "--to", backup)).contains("choose another name");
        assertThat(complaint(1, "audit", "verify", "--data", home.resolve("nowhere")))
                .contains("--data");
    }

    @Test
    void aClosedOneIsVerifiedExportedBackedUpAndRestored() throws IOException {
        laptop.item("one");
        laptop.close();
        try {
            assertThat(laptop.run("audit", "verify", "--replay").out()).contains("The audit trail is whole: ");
            assertThat(laptop.run("audit", "export", "--to", home.resolve("trail.zip"), "--without-bodies")
                            .code())
                    .isZero();
            assertThat(laptop.run("backup", "--to", home.resolve("backup.zip")).code())
                    .isZero();
            Path target = Files.createDirectory(home.resolve("target"));
            Files.copy(laptop.data.resolve("integrity.key"), target.resolve("integrity.key"));
            Shell.Ended restored =
                    laptop.run("restore", "--data", target, "--from", home.resolve("backup.zip"), "--json");
            assertThat(Json.wideTree(restored.out()).get("era").asInt()).isEqualTo(2);
            assertThat(laptop.run("audit", "verify", "--data", target).code()).isZero();
            assertThat(laptop.run("inbox", "list").err()).contains("start the control plane");
        } finally {
            laptop = new Laptop(home);
        }
    }

    @Test
    void aClosedFileIsCompacted() throws IOException {
        laptop.item("one");
        laptop.close();
        try {
            assertThat(laptop.run("compact").out()).contains("The database file had ");
        } finally {
            laptop = new Laptop(home);
        }
        assertThat(said("inbox", "list")).contains("one");
    }
}
