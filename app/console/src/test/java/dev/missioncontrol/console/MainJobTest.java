package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.FakeItems;
import dev.missioncontrol.console.fake.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Plays the operator's day through the real window by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class MainJobTest {
    @TempDir
    private Path directory;

    private final InstantSource clock = InstantSource.system();
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final CountDownLatch demo = new CountDownLatch(1);
    private final FxRobot robot = new FxRobot();
    private OpenConsole window;
    private Stage stage;

    @BeforeEach
    void openTheInbox() throws Exception {
        window = OpenConsole.on(controlPlane, directory, Optional.of(demo::countDown));
        stage = window.stage();
        robot.push(KeyCode.G).push(KeyCode.I);
        Patience.until("the inbox is shown", () -> window.shows("No items yet"));
    }

    @AfterEach
    void closeTheConsole() throws Exception {
        window.close();
    }

    @Test
    void anItemIsWrittenWatchedActedOnAndUndone() throws Exception {
        robot.push(KeyCode.N);
        Patience.until("the composer is open", () -> window.visible("#command"));
        robot.write("slash").push(KeyCode.TAB).write("Run the tests");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Patience.until("the item is in the list", () -> window.shows("1 item · 1 pending"));
        InboxItem item =
                controlPlane.inbox().list(ItemFilter.ALL, null, 1).rows().getFirst();
        assertThat(item.title()).isEqualTo("Run the tests");

        Patience.until("the timeline tells how it came to be", () -> window.shows("created"));

        InboxItem held = FakeItems.held(item, ItemState.WORKING, clock.instant().plusSeconds(30));
        controlPlane.inbox().put(held);
        controlPlane
                .inbox()
                .print(item.id(), new OutputTail(held.epoch(), 0, List.of("BUILD SUCCESS"), clock.instant()));
        tell("item.started", held);
        Patience.until("the work is shown live", () -> window.shows("working") && window.shows("BUILD SUCCESS"));

        robot.push(KeyCode.ESCAPE).push(KeyCode.E);
        Patience.until("the act can be undone", () -> window.shows("Complete “Run the tests”"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Patience.until("the toast is gone", () -> !window.shows("Complete “Run the tests”"));
        assertThat(controlPlane.inbox().received()).isEmpty();

        robot.push(KeyCode.SHIFT, KeyCode.R);
        Patience.until("the reason is asked for", () -> window.visible("#reason"));
        robot.write("too slow").push(KeyCode.ENTER);
        Patience.until(
                "the release has arrived", () -> controlPlane.inbox().received().size() == 1);
        assertThat(controlPlane.inbox().received()).containsExactly(new ItemCommand.Release(held.epoch(), "too slow"));
        Patience.until("it is pending again", () -> window.shows("1 item · 1 pending"));
    }

    @Test
    void theTitleCountsWhatNeedsAHuman() throws Exception {
        assertThat(stage.getTitle()).isEqualTo("Mission Control · laptop (embedded)");
        InboxItem failed = FakeItems.ended(
                FakeItems.pending(
                        controlPlane.inbox().nextId(), NewItem.of(new AgentName("slash"), "Tidy up"), clock.instant()),
                ItemState.FAILED,
                null,
                null,
                clock.instant());
        controlPlane.inbox().put(failed);
        tell("item.failed", failed);
        Patience.until("the title says so", () -> stage.getTitle().equals("(1) Mission Control · laptop (embedded)"));
    }

    @Test
    void everyPlaceIsReachedByKeyboard() throws Exception {
        robot.push(KeyCode.G).push(KeyCode.A);
        Patience.until("the agents are shown", () -> window.shows("No agents yet"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Patience.until("the palette is open", () -> window.visible("#query"));
        robot.write("audit").push(KeyCode.ENTER);
        Patience.until("the audit is shown", () -> window.shows("No events yet") && !window.visible("#query"));
        robot.write("?");
        Patience.until("the keys are shown", () -> window.shows("Keys valid here"));
        robot.push(KeyCode.ESCAPE).push(KeyCode.G).push(KeyCode.I);
        Patience.until("the inbox is shown", () -> window.shows("No items yet") && !window.shows("Keys valid here"));
        robot.write("/");
        Patience.until(
                "the filter has the focus",
                () -> robot.lookup("#filter").query().isFocused());
    }

    @Test
    void themeTimeAndPlaceAreThereAgainAfterARestart() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        Patience.until(
                "the window is dark",
                () -> stage.getScene().getUserAgentStylesheet().contains("dark"));
        robot.push(KeyCode.T).push(KeyCode.G).push(KeyCode.U);
        Patience.until("the audit is shown", () -> window.shows("No events yet"));
        window.end();
        assertThat(Files.readString(directory.resolve("console.json")))
                .contains("\"theme\":\"DARK\"", "\"time\":\"LOCAL\"", "\"view\":\"AUDIT\"");
    }

    @Test
    void closingTheWindowSendsWhatWasHeldBack() throws Exception {
        InboxItem held = FakeItems.held(
                FakeItems.pending(
                        controlPlane.inbox().nextId(), NewItem.of(new AgentName("slash"), "Tidy up"), clock.instant()),
                ItemState.WORKING,
                clock.instant().plusSeconds(30));
        controlPlane.inbox().put(held);
        tell("item.created", held);
        Patience.until("the item is in the list", () -> window.shows("1 item · 1 held"));
        robot.push(KeyCode.J).push(KeyCode.E);
        Patience.until("the act can be undone", () -> window.shows("Complete “Tidy up”"));
        window.end();
        Patience.until(
                "the act has arrived", () -> controlPlane.inbox().received().size() == 1);
    }

    @Test
    void aLostLineKeepsThePageAndComesBack() throws Exception {
        controlPlane.log().append("token.issued", Actor.parse("owner:laptop"), "token:1", Map.of(), Map.of());
        robot.push(KeyCode.G).push(KeyCode.U);
        Patience.until("the event is shown", () -> window.shows("token issued"));
        controlPlane.log().reachable(false);
        Patience.until("the loss is said", () -> window.shows("connection lost"));
        assertThat(window.shows("token issued")).isTrue();
        controlPlane.log().reachable(true);
        Patience.until("it is live again", () -> window.shows("live"));
    }

    @Test
    void theFirstStepIsOfferedWhereThereIsNothing() throws Exception {
        Patience.until("the offer is there", () -> window.visible("#startDemo"));
        robot.interact(() -> robot.lookup("#startDemo").queryAs(Button.class).fire());
        Patience.until("the demo was started", () -> demo.getCount() == 0);
    }

    private void tell(String type, InboxItem item) {
        controlPlane
                .log()
                .append(
                        type,
                        Actor.parse("runtime:local"),
                        "item:" + item.id(),
                        Map.of(
                                "agent",
                                item.agent().value(),
                                "epoch",
                                item.epoch().value()),
                        Map.of());
    }
}
