package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.Patience;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Plans and moves work through the real window by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class BacklogJobTest {
    @TempDir
    private Path directory;

    private final FakeControlPlane controlPlane = new FakeControlPlane(InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private OpenConsole window;

    @BeforeEach
    void open() throws Exception {
        window = OpenConsole.on(controlPlane, directory, Optional.empty());
        robot.push(KeyCode.G).push(KeyCode.B);
        Patience.until("the first step is offered", () -> window.shows("Nothing planned yet"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void aProjectAndAnIssueAreWrittenAndTheIssueIsMoved() throws Exception {
        robot.push(KeyCode.N);
        Patience.until("the form asks for a project", () -> window.focused("#name"));
        robot.write("billing").push(KeyCode.TAB).push(KeyCode.TAB).write("Billing");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Patience.until("the project is there", () -> window.shows("1 project · 0 issues"));

        robot.push(KeyCode.N);
        Patience.until("the form asks for an issue", () -> window.focused("#planTitle"));
        robot.write("round it").push(KeyCode.CONTROL, KeyCode.ENTER);
        Patience.until("the issue is there", () -> window.shows("1 project · 1 issue") && window.shows("#1"));

        robot.push(KeyCode.ESCAPE).push(KeyCode.B);
        Patience.until("the move can be undone", () -> window.shows("Begin “round it”"));
        assertThat(controlPlane.backlog().received()).isEmpty();
        window.end();
        Patience.until("it was moved", () -> !controlPlane.backlog().received().isEmpty());
        assertThat(controlPlane.backlog().received()).containsExactly(new IssueCommand.Move(IssueState.IN_PROGRESS));
    }
}
