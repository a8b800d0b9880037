package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InboxTest extends LaptopTest {
    private static final String NOBODY = "01k5w0e6v3n8qv2r4t6y8z0abc";

    private InboxItem item(ItemId id) {
        return laptop.owner().inbox().find(id).orElseThrow();
    }

    private ItemState state(ItemId id) {
        return item(id).state();
    }

    @Test
    void anItemIsCreatedWithEverythingThatItMayHave() {
        ItemId first = laptop.item("first");
        JsonNode made = json(
                "inbox",
                "create",
                "--agent",
                "builder",
                "--title",
                "Test it",
                "--body",
                "all of it",
                "--project",
                "site",
                "--clan",
                "web",
                "--issue",
                "a/b#7",
                "--label",
                "sev-1",
                "--label",
                "night",
                "--after",
                first,
                "--not-before",
                "2h",
                "--deadline",
                "2036-01-31T12:00:00Z",
                "--repository",
                "/src/site",
                "--base",
                "main",
                "--",
                "./mvnw",
                "-q",
                "verify");
        InboxItem item = item(new ItemId(made.get("id").asText()));
        assertThat(item.title()).isEqualTo("Test it");
        assertThat(item.assignment().body()).isEqualTo("all of it");
        assertThat(List.of(
                        item.agent().value(),
                        item.assignment().origin().project(),
                        item.assignment().origin().clan(),
                        item.assignment().origin().issueRef()))
                .containsExactly("builder", "site", "web", "a/b#7");
        assertThat(item.assignment().labels()).containsExactly("sev-1", "night");
        assertThat(item.assignment().work())
                .isEqualTo(new Command(List.of("./mvnw", "-q", "verify"), "/src/site", "main"));
        assertThat(item.schedule().unmet()).containsExactly(first);
        assertThat(item.schedule().deadline()).isEqualTo("2036-01-31T12:00:00Z");
        assertThat(item.status().notBefore()).isAfter(item.times().createdAt().plusSeconds(7_000));
    }

    @Test
    void itsIdAloneIsSaidForScriptsAndItsBodyComesThroughAPipe() {
        laptop.shell.typing("from\nelsewhere");
        String id = said("inbox", "create", "--agent", "main", "--title", "Read this", "--body", "-")
                .strip();
        assertThat(item(new ItemId(id)).assignment().body()).isEqualTo("from\nelsewhere");
    }

    @Test
    void whatIsRepeatedWithItsKeyHappensOnce() {
        Object[] line = {"inbox", "create", "--agent", "main", "--title", "Once", "--key", "k1"};
        assertThat(said(line)).isEqualTo(said(line));
        assertThat(laptop.owner().inbox().counts().total()).isEqualTo(1);
    }

    @Test
    void anActOnAVersionThatHasPassedSaysWhatIsThereNow() {
        ItemId id = laptop.item("whose?");
        Object seen = item(id).version();
        assertThat(said("inbox", "show", id)).containsPattern("Version +" + seen);
        said("inbox", "reassign", id, "--to", "helper", "--version", seen);
        InboxItem now = item(id);
        assertThat(complaint(1, "inbox", "reassign", id, "--to", "writer", "--version", seen))
                .isEqualTo("Changed since you looked: item " + id + " is pending for helper now, version "
                        + now.version() + ", changed by " + now.author()
                        + ". Nothing was done; look at it and decide again.");
        assertThat(item(id)).isEqualTo(now);
    }

    @Test
    void aListingIsAlignedAndSaysHowOldThingsAre() {
        laptop.item("short");
        ItemId other = laptop.item("also");
        List<String> lines = said("inbox", "list").lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("ID ").endsWith("  TITLE");
        assertThat(lines.get(1))
                .startsWith(other + "  pending  main")
                .containsPattern("(now|s ago)  ")
                .endsWith("  also");
        assertThat(lines.get(1).indexOf("also")).isEqualTo(lines.get(0).indexOf("TITLE"));
        assertThat(said("inbox", "list", "--state", "failed")).isEqualTo("No items.\n");
    }

    @Test
    void aListingIsNarrowedAndGoesOnWhereItEnded() {
        ItemId first = laptop.item("deploy the site");
        laptop.item("rest");
        said("inbox", "label", first, "--add", "night");
        assertThat(ids(json("inbox", "list", "--words", "deploy"))).containsExactly(first.value());
        assertThat(ids(json("inbox", "list", "--label", "night", "--agent", "main", "--state", "PENDING")))
                .containsExactly(first.value());
        assertThat(ids(json("inbox", "list", "--older-than", "1h"))).isEmpty();
        Shell.Ended part = laptop.run("inbox", "list", "--limit", "1");
        String cursor = part.err().replaceAll("(?s).*--cursor (\\S+) .*", "$1");
        assertThat(ids(json("inbox", "list", "--limit", "1", "--cursor", cursor)))
                .containsExactly(first.value());
    }

    private static List<String> ids(JsonNode page) {
        return page.get("rows").findValuesAsText("id");
    }

    @Test
    void oneItemIsShownWithItsTextAndWhatCameOfIt() {
        ItemId id = laptop.item("Read");
        laptop.owner().inbox().submit(id, new ItemCommand.Cancel(null, "not needed"), IdempotencyKey.random());
        assertThat(said("inbox", "show", id)).contains("Title     Read\n", "cancelled, changed ", "not needed");
        assertThat(json("inbox", "show", id).get("reason").asText()).isEqualTo("not needed");
        assertThat(json("inbox", "show", id, "--output").get("item").get("id").asText())
                .isEqualTo(id.value());
    }

    @Test
    void operatorsActOnItems() {
        ItemId id = laptop.item("Do");
        assertThat(said("inbox", "note", id, "a word")).startsWith("Noted on " + id);
        said("inbox", "reassign", id, "--to", "helper", "--reason", "main is away");
        said("inbox", "label", id, "--add", "parked", "--add", "x");
        said("inbox", "label", id, "--remove", "x");
        InboxItem now = item(id);
        assertThat(List.of(
                        now.agent().value(),
                        now.assignment().labels(),
                        now.trail().notes()))
                .containsExactly("helper", List.of("parked"), 1);
        assertThat(json("inbox", "cancel", id, "--reason", "done by hand")
                        .get("state")
                        .asText())
                .isEqualTo("CANCELLED");
    }

    @Test
    void aTextBeyondItsLimitIsShortenedBeforeItIsSentAndThatIsSaid() {
        ItemId id = laptop.item("Do");
        Shell.Ended noted = laptop.run("inbox", "note", id, "begin" + "x".repeat(20_000) + "end");
        assertThat(noted.code()).isZero();
        assertThat(noted.err())
                .isEqualTo("The note is longer than 16384 characters: its beginning and its end are sent.\n");
        Shell.Ended cancelled = laptop.run("inbox", "cancel", id, "--reason", "begin" + "x".repeat(2_000) + "end");
        assertThat(cancelled.code()).isZero();
        assertThat(cancelled.err()).startsWith("The reason is longer than 1024 characters");
        assertThat(item(id).reason())
                .startsWith("beginxx")
                .contains("characters left out …]")
                .endsWith("xxend");
    }

    @Test
    void aHeldItemIsReleasedAndADeadLetterRetried() {
        ItemId id = laptop.held("Do").id();
        assertThat(said("inbox", "list", "--state", "acked")).contains("  box  ");
        assertThat(said("inbox", "release", id, "--reason", "stuck"))
                .isEqualTo("Released " + id + ", which is pending now.\n");
        laptop.fail(laptop.claimed());
        assertThat(said("inbox", "show", id)).contains("failed", "broken");
        assertThat(said("inbox", "retry", id)).isEqualTo("Retried " + id + ", which is pending now.\n");
    }

    @Test
    void anAskIsAnsweredByItsItem() {
        ItemId id = laptop.held("Deploy").id();
        laptop.ask(NewAsk.of(AskKind.APPROVAL, "Deploy now?").holding(id, null));
        assertThat(state(id)).isEqualTo(ItemState.WAITING);
        assertThat(said("inbox", "answer", id, "yes", "--words", "after the freeze"))
                .startsWith("Answered ");
        assertThat(item(id).trail().answers().getFirst().reply()).isEqualTo("granted: after the freeze");
    }

    @Test
    void whatIsNotPossibleIsRefusedInOneSentence() {
        ItemId id = laptop.item("Do");
        assertThat(complaint(1, "inbox", "retry", id)).startsWith("Refused: ").endsWith("see inbox show.");
        assertThat(complaint(1, "inbox", "show", NOBODY))
                .isEqualTo("There is no item " + NOBODY + "; inbox list shows all items.");
        assertThat(complaint(1, "inbox", "cancel", NOBODY, "--reason", "x")).contains(NOBODY);
        assertThat(complaint(2, "inbox", "show", "mistyped")).contains("not an item id", "--help");
        assertThat(complaint(2, "inbox", "list", "--state", "sleeping")).contains("PENDING", "--help");
        assertThat(complaint(2, "inbox", "create", "--title", "x")).contains("--agent");
        assertThat(complaint(2, "inbox", "create", "--agent", "main", "--title", "x", "--", "ls"))
                .contains("--repository");
        assertThat(complaint(2, "inbox", "create", "--agent", "main", "--title", "x", "--deadline", "soon"))
                .contains("2h");
        assertThat(complaint(2, "inbox")).contains("subcommand");
    }

    @Test
    void whatSomebodyWroteCannotActOnTheTerminal() {
        ItemId id = laptop.classicItem("main", "red \u001b[31m up\u001b[1A\u202edown\u009b2J");
        assertThat(said("inbox", "list") + said("inbox", "show", id))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\u009b")
                .contains("␛[31m");
        Shell.Ended json = laptop.run("inbox", "show", id, "--json");
        assertThat(json.out()).doesNotContain("\u202e").doesNotContain("\u009b").contains("\\u202e", "\\u009b");
        assertThat(json("inbox", "show", id).get("title").asText()).endsWith("\u202edown\u009b2J");
    }
}
