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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The operator's day through the real window, by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class MainJobTest {
    @TempDir
    private Path directory;

    private final InstantSource clock = InstantSource.system();
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final CountDownLatch demo = new CountDownLatch(1);
    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private Console console;

    @BeforeEach
    void openTheConsole() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        console = new Console(
                controlPlane,
                new ConsoleConfig(
                        "laptop (embedded)", directory.resolve("console.json"), clock, Optional.of(demo::countDown)));
        FxToolkit.setupFixture(() -> console.show(stage));
        Patience.until("the console is live", () -> shows("live"));
    }

    @AfterEach
    void closeTheConsole() throws Exception {
        FxToolkit.setupFixture(() -> {
            console.close();
            stage.hide();
        });
    }

    @Test
    void anItemIsWrittenWatchedActedOnAndUndone() throws Exception {
        robot.push(KeyCode.N);
        Patience.until("the composer is open", () -> visible("#command"));
        robot.write("slash").push(KeyCode.TAB).write("Run the tests");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Patience.until("the item is in the list", () -> shows("1 item · 1 pending"));
        InboxItem item =
                controlPlane.inbox().list(ItemFilter.ALL, null, 1).rows().getFirst();
        assertThat(item.title()).isEqualTo("Run the tests");

        Patience.until("the timeline tells how it came to be", () -> shows("created"));

        InboxItem held = FakeItems.held(item, ItemState.WORKING, clock.instant().plusSeconds(30));
        controlPlane.inbox().put(held);
        controlPlane
                .inbox()
                .print(item.id(), new OutputTail(held.epoch(), 0, List.of("BUILD SUCCESS"), clock.instant()));
        tell("item.started", held);
        Patience.until("the work is shown live", () -> shows("working") && shows("BUILD SUCCESS"));

        robot.push(KeyCode.ESCAPE).push(KeyCode.E);
        Patience.until("the act can be undone", () -> shows("Complete “Run the tests”"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        Patience.until("the toast is gone", () -> !shows("Complete “Run the tests”"));
        assertThat(controlPlane.inbox().received()).isEmpty();

        robot.push(KeyCode.SHIFT, KeyCode.R);
        Patience.until("the reason is asked for", () -> visible("#reason"));
        robot.write("too slow").push(KeyCode.ENTER);
        Patience.until(
                "the release has arrived", () -> controlPlane.inbox().received().size() == 1);
        assertThat(controlPlane.inbox().received()).containsExactly(new ItemCommand.Release(held.epoch(), "too slow"));
        Patience.until("it is pending again", () -> shows("1 item · 1 pending"));
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
        Patience.until("the agents are shown", () -> shows("No agents yet"));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Patience.until("the palette is open", () -> visible("#query"));
        robot.write("audit").push(KeyCode.ENTER);
        Patience.until("the audit is shown", () -> shows("No events yet") && !visible("#query"));
        robot.write("?");
        Patience.until("the keys are shown", () -> shows("Keys valid here"));
        robot.push(KeyCode.ESCAPE).push(KeyCode.G).push(KeyCode.I);
        Patience.until("the inbox is shown", () -> shows("No items yet") && !shows("Keys valid here"));
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
        Patience.until("the audit is shown", () -> shows("No events yet"));
        FxToolkit.setupFixture(console::close);
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
        Patience.until("the item is in the list", () -> shows("1 item · 1 held"));
        robot.push(KeyCode.J).push(KeyCode.E);
        Patience.until("the act can be undone", () -> shows("Complete “Tidy up”"));
        FxToolkit.setupFixture(console::close);
        Patience.until(
                "the act has arrived", () -> controlPlane.inbox().received().size() == 1);
    }

    @Test
    void aLostLineKeepsThePageAndComesBack() throws Exception {
        controlPlane.log().append("token.issued", Actor.parse("owner:laptop"), "token:1", Map.of(), Map.of());
        robot.push(KeyCode.G).push(KeyCode.U);
        Patience.until("the event is shown", () -> shows("token issued"));
        controlPlane.log().reachable(false);
        Patience.until("the loss is said", () -> shows("connection lost"));
        assertThat(shows("token issued")).isTrue();
        controlPlane.log().reachable(true);
        Patience.until("it is live again", () -> shows("live"));
    }

    @Test
    void theFirstStepIsOfferedWhereThereIsNothing() throws Exception {
        Patience.until("the offer is there", () -> visible("#startDemo"));
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

    /** Whether a visible label, cell or button says {@code text}. */
    private boolean shows(String text) throws Exception {
        return onFx(() -> {
            Node root = stage.getScene().getRoot();
            return Stream.of(".label", ".table-cell", ".list-cell")
                    .flatMap(kind -> root.lookupAll(kind).stream())
                    .filter(MainJobTest::reallyVisible)
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .anyMatch(shown -> shown != null && shown.contains(text));
        });
    }

    private boolean visible(String id) throws Exception {
        return onFx(() -> {
            Node node = stage.getScene().getRoot().lookup(id);
            return node != null && reallyVisible(node);
        });
    }

    private static boolean reallyVisible(Node node) {
        return node.isVisible() && (node.getParent() == null || reallyVisible(node.getParent()));
    }

    private static boolean onFx(Callable<Boolean> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }
}
