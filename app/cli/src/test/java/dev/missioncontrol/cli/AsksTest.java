package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.ItemId;
import org.junit.jupiter.api.Test;

final class AsksTest extends LaptopTest {
    private Ask ask(AskId id) {
        return laptop.owner().asks().find(id).orElseThrow();
    }

    private AskId raised(AskKind kind, String need) {
        return laptop.ask(NewAsk.of(kind, need));
    }

    @Test
    void everyKindIsAnsweredInItsOwnWords() {
        AskId approval = raised(AskKind.APPROVAL, "Deploy?");
        AskId access = raised(AskKind.ACCESS, "Let me in?");
        AskId choice = laptop.ask(NewAsk.of(AskKind.CHOICE, "Colour?").choosing("red", "dark blue"));
        AskId text = raised(AskKind.TEXT, "What name?");
        AskId secret = raised(AskKind.SECRET, "A key");
        AskId task = raised(AskKind.TASK, "Turn it on");
        said("asks", "answer", approval, "no", "--words", "not today");
        said("asks", "answer", access, "yes");
        said("asks", "answer", choice, "dark blue");
        laptop.shell.typing("Ada\n");
        said("asks", "answer", text, "-");
        said("asks", "answer", secret, "deploy-key@3");
        assertThat(json("asks", "answer", task, "done").get("state").asText()).isEqualTo("ANSWERED");
        assertThat(ask(approval).reply()).isEqualTo(new Reply.Verdict(false, "not today"));
        assertThat(ask(access).reply()).isEqualTo(new Reply.Verdict(true, null));
        assertThat(ask(choice).reply()).isEqualTo(new Reply.Chosen("dark blue", null));
        assertThat(ask(text).reply()).isEqualTo(new Reply.Text("Ada\n"));
        assertThat(ask(secret).reply()).isEqualTo(new Reply.SecretReference("deploy-key", 3));
        assertThat(ask(task).reply()).isEqualTo(new Reply.Done(null));
    }

    @Test
    void anAskThatHasChangedIsNotAnswered() {
        AskId id = raised(AskKind.TEXT, "What name?");
        Object seen = ask(id).version();
        said("asks", "snooze", id, "--until", "2h");
        assertThat(complaint(1, "asks", "answer", id, "Ada", "--version", seen))
                .startsWith("Changed since you looked: ask " + id + " is open now, version " + ask(id).version()
                        + ", changed by ");
        said("asks", "answer", id, "Ada");
    }

    @Test
    void anAnswerThatDoesNotFitSaysWhatWould() {
        AskId choice = laptop.ask(NewAsk.of(AskKind.CHOICE, "Colour?").choosing("red", "blue"));
        assertThat(complaint(1, "asks", "answer", raised(AskKind.APPROVAL, "Deploy?"), "perhaps"))
                .isEqualTo("This ask needs the answer yes or no.");
        assertThat(complaint(1, "asks", "answer", choice, "green")).isEqualTo("This ask needs one of: red, blue.");
        assertThat(complaint(1, "asks", "answer", raised(AskKind.SECRET, "Key"), "hunter2"))
                .contains("deploy-key@3")
                .doesNotContain("hunter2");
        assertThat(complaint(1, "asks", "answer", raised(AskKind.TASK, "Do"), "yes"))
                .contains("done");
        assertThat(ask(choice).state()).isEqualTo(AskState.OPEN);
    }

    @Test
    void whatNeedsAHumanIsListedAndShown() {
        assertThat(said("asks", "list")).isEqualTo("Nothing needs a human.\n");
        ItemId item = laptop.held("Deploy").id();
        AskId id = laptop.ask(NewAsk.of(AskKind.APPROVAL, "Deploy now?").holding(item, null));
        raised(AskKind.TASK, "Turn it on");
        assertThat(said("asks", "list", "--kind", "approval"))
                .contains("Deploy now?", id.value())
                .doesNotContain("Turn");
        assertThat(json("asks", "list", "--item", item).get("rows")).hasSize(1);
        assertThat(said("asks", "show", id)).contains("Holds up  " + item, "approval", "Deploy now?");
        assertThat(json("asks", "show", id).get("need").asText()).isEqualTo("Deploy now?");
    }

    @Test
    void anAskIsHiddenShownAgainAndWithdrawn() {
        AskId id = raised(AskKind.TASK, "Turn it on");
        said("asks", "snooze", id, "--until", "2h");
        assertThat(said("asks", "list")).isEqualTo("Nothing needs a human.\n");
        assertThat(said("asks", "list", "--snoozed")).contains(id.value());
        said("asks", "wake", id);
        assertThat(said("asks", "list")).contains(id.value());
        assertThat(said("asks", "withdraw", id, "--reason", "it is on")).contains("withdrawn");
        assertThat(said("asks", "list")).isEqualTo("Nothing needs a human.\n");
        assertThat(said("asks", "list", "--all")).contains("withdrawn");
        assertThat(complaint(1, "asks", "answer", id, "done"))
                .startsWith("Refused: ")
                .contains("withdrawn");
    }

    @Test
    void anAskThatIsNotThereIsNamed() {
        ItemId item = laptop.item("Deploy");
        assertThat(complaint(1, "asks", "answer", item, "yes")).startsWith("There is no ask " + item);
        assertThat(complaint(1, "asks", "show", item)).contains("asks list");
    }
}
