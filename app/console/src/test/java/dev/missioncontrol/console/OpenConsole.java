package dev.missioncontrol.console;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.console.fake.Patience;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Opens a console in a window of the headless toolkit and reads its screen. */
final class OpenConsole {
    private final Stage stage;
    private final Console console;

    private OpenConsole(Stage stage, Console console) {
        this.stage = stage;
        this.console = console;
    }

    /** Opens the console and waits until it is live. */
    static OpenConsole on(ControlPlane controlPlane, Path directory, Optional<Runnable> demo) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Console console = new Console(
                controlPlane,
                new ConsoleConfig(
                        "laptop (embedded)", directory.resolve("console.json"), InstantSource.system(), demo));
        FxToolkit.setupFixture(() -> console.show(stage));
        OpenConsole open = new OpenConsole(stage, console);
        Patience.until("the console is live", () -> open.shows("live"));
        return open;
    }

    Stage stage() {
        return stage;
    }

    /** Closes the console but not its window. */
    void end() throws Exception {
        FxToolkit.setupFixture(console::close);
    }

    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            console.close();
            stage.hide();
        });
    }

    /** Tells whether a visible label, cell or button contains {@code text}. */
    boolean shows(String text) throws Exception {
        return onFx(() -> {
            Node root = stage.getScene().getRoot();
            return Stream.of(".label", ".table-cell", ".list-cell", ".button")
                    .flatMap(kind -> root.lookupAll(kind).stream())
                    .filter(OpenConsole::reallyVisible)
                    .filter(Labeled.class::isInstance)
                    .map(node -> ((Labeled) node).getText())
                    .anyMatch(shown -> shown != null && shown.contains(text));
        });
    }

    boolean visible(String id) throws Exception {
        return onFx(() -> {
            Node node = stage.getScene().getRoot().lookup(id);
            return node != null && reallyVisible(node);
        });
    }

    boolean focused(String id) throws Exception {
        return onFx(() -> {
            Node node = stage.getScene().getRoot().lookup(id);
            return node != null && node.isFocused();
        });
    }

    private static boolean reallyVisible(Node node) {
        return node.isVisible() && (node.getParent() == null || reallyVisible(node.getParent()));
    }

    private static boolean onFx(Callable<Boolean> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }
}
