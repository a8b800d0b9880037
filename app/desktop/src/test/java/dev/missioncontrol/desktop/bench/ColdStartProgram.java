package dev.missioncontrol.desktop.bench;

import dev.missioncontrol.console.Console;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.Laptop;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.IndexedCell;
import javafx.stage.Stage;

/** Starts like the desktop program and reports when the inbox shows rows; ends when its standard input does. */
final class ColdStartProgram {
    /** The line printed when a person could begin. */
    static final String USABLE = "usable";

    private ColdStartProgram() {}

    public static void main(String[] arguments) throws Exception {
        DataDirectory data = new DataDirectory(Path.of(arguments[0]));
        CountDownLatch rows = new CountDownLatch(1);
        try (Laptop laptop = Laptop.start(data, OptionalInt.empty())) {
            ConsoleConfig config =
                    new ConsoleConfig("bench", data.settings(), InstantSource.system(), Optional.empty());
            Console console = new Console(laptop.controlPlane(), config);
            Platform.startup(() -> show(console, rows));
            rows.await();
            System.out.println(USABLE);
            if (System.in.read() >= 0) {
                throw new IllegalStateException("nothing is expected on standard input");
            }
            console.close();
        }
        Platform.exit();
    }

    private static void show(Console console, CountDownLatch rows) {
        Stage stage = new Stage();
        console.show(stage);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                boolean shown = stage.getScene().getRoot().lookupAll(".table-row-cell").stream()
                        .anyMatch(row -> row instanceof IndexedCell<?> cell && !cell.isEmpty());
                if (shown) {
                    stop();
                    rows.countDown();
                }
            }
        }.start();
    }
}
