package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.Patience;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Answers asks through the real window by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class NeedsJobTest {
    @TempDir
    private Path directory;

    private final InstantSource clock = InstantSource.system();
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final FxRobot robot = new FxRobot();
    private OpenConsole window;

    @BeforeEach
    void open() throws Exception {
        window = OpenConsole.on(controlPlane, directory, Optional.empty());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Ask raise(NewAsk ask, int holdsUp) {
        Ask made = controlPlane.asks().put(ask, holdsUp, clock.instant());
        controlPlane.log().append("ask.raised", Actor.parse("runtime:local"), "ask:" + made.id(), Map.of(), Map.of());
        return made;
    }

    private List<AskCommand> received() {
        return controlPlane.asks().received();
    }

    @Test
    void theHomeIsWhatNeedsAHumanAndEachAskTakesOneKey() throws Exception {
        Patience.until("nothing is needed", () -> window.shows("Nothing needs you"));
        raise(NewAsk.of(AskKind.APPROVAL, "Deploy 2.14?"), 3);
        raise(NewAsk.of(AskKind.CHOICE, "Which base?").choosing("main", "release"), 0);
        Patience.until("both are counted", () -> window.shows("2 need you"));
        assertThat(window.stage().getTitle()).startsWith("(2) ");

        robot.push(KeyCode.J).push(KeyCode.A);
        Patience.until("it can be undone", () -> window.shows("Answer “Deploy 2.14?”: granted"));
        assertThat(received()).isEmpty();
        Patience.until("the next one is shown", () -> window.shows("release"));
        robot.push(KeyCode.DIGIT2);
        Patience.until("the first is sent", () -> received().size() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Patience.until("the second can be answered again", () -> window.shows("Which base?"));
        assertThat(received()).containsExactly(new AskCommand.Answer(new Reply.Verdict(true, null)));
    }

    @Test
    void aSecretIsTypedUnseenAndAnsweredByItsName() throws Exception {
        raise(
                new NewAsk(
                        new AskQuestion(AskKind.SECRET, "Token for the registry", "", List.of()),
                        null,
                        null,
                        new AgentName("slash"),
                        AskTerms.NONE,
                        false),
                1);
        Patience.until("it is listed", () -> window.shows("Token for the registry"));
        robot.push(KeyCode.J).push(KeyCode.R);
        Patience.until("the field has the focus", () -> window.focused("#secretValue"));
        robot.write("adjk2");
        Patience.until("dots stand for it", () -> window.shows("•••••"));
        assertThat(window.shows("adjk2")).isFalse();
        robot.push(KeyCode.ENTER);
        Patience.until(
                "it can be undone",
                () -> window.shows("Keep token-for-the-registry and answer “Token for the registry” with it"));
        window.end();
        Patience.until("it has arrived", () -> received().size() == 1);
        assertThat(received())
                .containsExactly(new AskCommand.Answer(new Reply.SecretReference("token-for-the-registry", 1)));
        assertThat(controlPlane.secrets().kept(new SecretName("token-for-the-registry")))
                .isEqualTo("adjk2");
    }

    @Test
    void leavingTheViewForgetsWhatWasTyped() throws Exception {
        raise(NewAsk.of(AskKind.SECRET, "Token for the registry"), 1);
        Patience.until("it is listed", () -> window.shows("Token for the registry"));
        robot.push(KeyCode.J).push(KeyCode.R);
        Patience.until("the field has the focus", () -> window.focused("#secretValue"));
        robot.write("adjk2");
        Patience.until("dots stand for it", () -> window.shows("•••••"));
        robot.push(KeyCode.ESCAPE)
                .push(KeyCode.G)
                .push(KeyCode.A)
                .push(KeyCode.G)
                .push(KeyCode.N);
        Patience.until("the ask is there again", () -> window.visible("#secretValue"));
        assertThat(window.shows("•")).isFalse();
    }

    @Test
    void theKeysAndThePaletteKnowWhatCanBeDone() throws Exception {
        raise(NewAsk.of(AskKind.TASK, "Sign the contract"), 1);
        Patience.until("it is listed", () -> window.shows("Sign the contract"));
        robot.push(KeyCode.J).write("?");
        Patience.until("the keys are shown", () -> window.shows("Say that it is done"));
        assertThat(window.shows("Snooze for an hour")).isTrue();
        assertThat(window.shows("Approve")).isFalse();
        robot.push(KeyCode.ESCAPE).push(KeyCode.CONTROL, KeyCode.K);
        Patience.until("the palette is open", () -> window.visible("#query"));
        robot.write("withdraw").push(KeyCode.ENTER);
        Patience.until("the reason is asked for", () -> window.focused("#reason"));
    }
}
