package dev.missioncontrol.console;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.settings.ConsoleSettings;
import javafx.beans.value.ChangeListener;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens a window on one control plane. Confined to the JavaFX thread. */
public final class Console implements AutoCloseable {
    private final ControlPlane controlPlane;
    private final ConsoleConfig config;
    private @Nullable ConsoleWindow window;

    public Console(ControlPlane controlPlane, ConsoleConfig config) {
        this.controlPlane = controlPlane;
        this.config = config;
    }

    /** Restores the window's last position and begins to follow the control plane. */
    public void show(Stage stage) {
        Theme.loadFonts();
        ConsoleWindow made = new ConsoleWindow(controlPlane, config);
        window = made;
        stage.setScene(made.scene());
        stage.titleProperty().bind(made.title());
        stage.getIcons().setAll(Theme.icons());
        restore(stage, made.settings().current());
        stage.show();
        remember(stage, made);
        made.start();
    }

    private static void restore(Stage stage, ConsoleSettings settings) {
        stage.setMinWidth(ConsoleSettings.WIDTH_MIN);
        stage.setMinHeight(ConsoleSettings.HEIGHT_MIN);
        Double x = settings.x();
        Double y = settings.y();
        if (x != null
                && y != null
                && !Screen.getScreensForRectangle(x, y, 200, 100).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
    }

    /**
     * The size of the scene is stored, not that of the stage, because window borders differ from platform to platform.
     */
    private static void remember(Stage stage, ConsoleWindow made) {
        ChangeListener<Number> moved = (property, before, now) -> {
            if (!stage.isMaximized() && !stage.isIconified()) {
                made.settings()
                        .change(old -> old.withPlace(
                                stage.getX(),
                                stage.getY(),
                                made.scene().getWidth(),
                                made.scene().getHeight()));
            }
        };
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        made.scene().widthProperty().addListener(moved);
        made.scene().heightProperty().addListener(moved);
    }

    /** Sends commands that were held back and stops following; the stage belongs to the caller. */
    @Override
    public void close() {
        if (window != null) {
            window.close();
            window = null;
        }
    }
}
