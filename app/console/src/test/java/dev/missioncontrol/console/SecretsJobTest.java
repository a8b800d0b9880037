package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.SecretName;
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

/** Stores, grants, reveals and hides a secret through the real window by keyboard, on the headless toolkit. */
@SuppressWarnings("NullAway.Init") // set before each test
class SecretsJobTest {
    @TempDir
    private Path directory;

    private final FakeControlPlane controlPlane = new FakeControlPlane(InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private OpenConsole window;

    @BeforeEach
    void open() throws Exception {
        window = OpenConsole.on(controlPlane, directory, Optional.empty());
        robot.push(KeyCode.G).push(KeyCode.S);
        Patience.until("the first step is offered", () -> window.shows("No secrets yet"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void aSecretIsKeptUnseenGrantedRevealedAndHiddenByLeaving() throws Exception {
        robot.push(KeyCode.N);
        Patience.until("the form asks for a name", () -> window.focused("#secretName"));
        robot.write("deploy-key").push(KeyCode.TAB).write("adjk2");
        Patience.until("dots stand for it", () -> window.shows("•••••"));
        assertThat(window.shows("adjk2")).isFalse();
        robot.push(KeyCode.ENTER);
        Patience.until("it is listed", () -> window.shows("v1 of 1"));
        assertThat(controlPlane.secrets().kept(new SecretName("deploy-key"))).isEqualTo("adjk2");

        robot.push(KeyCode.ESCAPE).push(KeyCode.A);
        Patience.until("the agent is asked for", () -> window.focused("#agent"));
        robot.write("slash")
                .push(KeyCode.TAB)
                .push(KeyCode.TAB)
                .write("to deploy")
                .push(KeyCode.ENTER);
        Patience.until("the grant is shown", () -> window.shows("slash · any project"));

        robot.push(KeyCode.ESCAPE).push(KeyCode.R);
        Patience.until("the value is shown", () -> window.shows("adjk2"));
        robot.push(KeyCode.G).push(KeyCode.I).push(KeyCode.G).push(KeyCode.S);
        Patience.until("the secret is there again", () -> window.shows("slash · any project"));
        assertThat(window.shows("adjk2")).isFalse();
    }
}
