package dev.missioncontrol.desktop;

import dev.missioncontrol.console.Console;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.desktop.demo.DemoFleet;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Runs the program with a window until the window is closed. */
final class WindowRun {
    private final DataDirectory data;
    private final OptionalInt port;
    private final CountDownLatch closed = new CountDownLatch(1);

    WindowRun(DataDirectory data, OptionalInt port) {
        this.data = data;
        this.port = port;
    }

    int run() {
        try (Laptop laptop = Laptop.start(data, port)) {
            laptop.closeOnExit();
            DemoFleet demo = new DemoFleet(laptop.controlPlane(), data.demo());
            ConsoleConfig config = new ConsoleConfig(
                    "laptop (embedded)",
                    data.settings(),
                    InstantSource.system(),
                    Optional.of(demo::play),
                    Optional.of(TmuxSocket.of(data.runtimeHome())));
            try (Console console = new Console(laptop.controlPlane(), config)) {
                Platform.startup(() -> open(console));
                closed.await();
            }
            Platform.exit();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void open(Console console) {
        Stage stage = new Stage();
        console.show(stage);
        stage.setOnHidden(_ -> closed.countDown());
    }
}
