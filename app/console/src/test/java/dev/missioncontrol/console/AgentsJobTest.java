package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.Patience;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Looks at an agent, pauses it and resumes it through the real window by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class AgentsJobTest {
    @TempDir
    private Path directory;

    private final FakeControlPlane controlPlane = new FakeControlPlane(InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private OpenConsole window;

    @BeforeEach
    void open() throws Exception {
        DemoData.fill(controlPlane, Instant.now());
        window = OpenConsole.on(controlPlane, directory, Optional.empty());
        robot.push(KeyCode.G).push(KeyCode.A);
        Patience.until("the agents are listed", () -> window.shows("7 agents") && window.shows("matt"));
        robot.push(KeyCode.SLASH).write("izzy");
        Patience.until("one is left", () -> !window.shows("matt"));
        robot.push(KeyCode.ENTER).push(KeyCode.J);
        Patience.until("its words are told apart", () -> window.shows("Runtime local reported its session"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void anAgentIsPausedForAReasonAndResumed() throws Exception {
        robot.push(KeyCode.P);
        Patience.until("the reason is asked for", () -> window.focused("#reason"));
        robot.write("runs in circles").push(KeyCode.ENTER);
        Patience.until("the pause is told", () -> window.shows("runs in circles") && window.shows("Resume"));
        assertThat(pause()).extracting(Pause::reason).isEqualTo("runs in circles");

        robot.push(KeyCode.P);
        Patience.until("it may work again", () -> pause() == null && !window.shows("Resume"));
    }

    @Test
    void whatItHoldsIsOpened() throws Exception {
        robot.push(KeyCode.ENTER);
        Patience.until("the inbox shows it", () -> window.shows("Inbox") && window.shows("Timeline"));
    }

    private @Nullable Pause pause() {
        return controlPlane.agents().list().stream()
                .filter(agent -> agent.name().value().equals("izzy"))
                .flatMap(agent -> Stream.ofNullable(agent.pause()))
                .findFirst()
                .orElse(null);
    }
}
