package dev.missioncontrol.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.console.Console;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.desktop.support.Eventually;
import dev.missioncontrol.desktop.support.Leftovers;
import dev.missioncontrol.desktop.support.Worksite;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Tests the main use case without fakes: window, control plane, HTTP, runtime process, git and, if installed, tmux. */
@SuppressWarnings("NullAway.Init") // set before each test
final class LaptopWindowTest {
    private final FxRobot robot = new FxRobot();
    private DataDirectory data;
    private Worksite worksite;
    private Laptop laptop;
    private Console console;
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        data = new DataDirectory(directory.resolve("data"));
        worksite = new Worksite(directory);
        laptop = Laptop.start(data, OptionalInt.empty());
        stage = FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        ConsoleConfig config = new ConsoleConfig("laptop", data.settings(), InstantSource.system(), Optional.empty());
        console = new Console(laptop.controlPlane(), config);
        FxToolkit.setupFixture(() -> console.show(stage));
        Eventually.until(() -> "a live console", () -> shows("live"));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            console.close();
            stage.hide();
        });
        laptop.close();
        Leftovers.end(data);
    }

    @Test
    void anItemWrittenInTheWindowIsDoneOnThisMachineAndItsBranchComesBack() {
        robot.push(KeyCode.G).push(KeyCode.I).push(KeyCode.N);
        Eventually.until(() -> "the composer", () -> find("#command").isPresent());
        type("#agent", "slash");
        type("#title", "Write a note");
        type(
                "#command",
                "sh -c 'echo a note > note.txt; git add note.txt;"
                        + " git -c user.name=slash -c user.email=s@s.invalid commit -q -m \"Add a note\"; echo written; sleep 2'");
        type("#repository", worksite.repository().toString());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        Eventually.until(() -> "the live output", () -> shows("written"));
        Eventually.until(() -> "completion of " + item(), () -> item().state() == ItemState.COMPLETED);
        Eventually.until(() -> "the result in the window", () -> shows("Add a note"));
        Result result = Objects.requireNonNull(item().result());
        Result.Branch branch = Objects.requireNonNull(result.branch());
        assertThat(result.exitCode()).isZero();
        assertThat(result.lastLines()).containsExactly("written");
        assertThat(branch.commits()).extracting(Result.Commit::subject).containsExactly("Add a note");
        assertThat(worksite.git("log", "--format=%s", branch.name())).startsWith("Add a note");
        assertThat(types()).containsExactly("item.completed", "item.started", "item.claimed", "item.created");
    }

    private InboxItem item() {
        return laptop.controlPlane()
                .inbox()
                .list(ItemFilter.ALL, null, 1)
                .rows()
                .getFirst();
    }

    private List<String> types() {
        AuditFilter filter = new AuditFilter(null, null, "item:" + item().id());
        return laptop.controlPlane().audit().list(filter, null, 50).rows().stream()
                .map(AuditEvent::type)
                .toList();
    }

    private void type(String field, String text) {
        TextInputControl input = robot.lookup(field).queryAll().stream()
                .filter(Node::isVisible)
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .findFirst()
                .orElseThrow();
        robot.interact(() -> {
            input.requestFocus();
            input.setText(text);
        });
    }

    private Optional<Node> find(String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(Node::isVisible)
                .findFirst();
    }

    private boolean shows(String text) {
        return robot.lookup((Node node) -> node.isVisible() && words(node).contains(text))
                .tryQuery()
                .isPresent();
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled label -> Objects.requireNonNullElse(label.getText(), "");
            case Text shape -> shape.getText();
            default -> "";
        };
    }
}
