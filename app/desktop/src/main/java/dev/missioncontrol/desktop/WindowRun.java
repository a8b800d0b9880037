package dev.missioncontrol.desktop;

import dev.missioncontrol.console.Console;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.console.fx.FxThread;
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
        try {
            CompactAtStart compact = new CompactAtStart(data);
            boolean first = compact.chosen();
            if (first) {
                FirstWindow.open(compact.settings().theme()).compact(compact);
            }
            return run(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** @param started whether the toolkit runs already */
    private int run(boolean started) throws InterruptedException {
        try (Laptop laptop = Laptop.start(data, port)) {
            laptop.closeOnExit();
            DemoFleet demo = new DemoFleet(laptop.controlPlane(), data.demo());
            ConsoleConfig config = new ConsoleConfig(
                    "laptop (embedded)",
                    data.settings(),
                    InstantSource.system(),
                    Optional.of(demo::play),
                    Optional.of(TmuxSocket.of(data.runtimeHome())),
                    laptop::compactable);
            try (Console console = new Console(laptop.controlPlane(), config)) {
                if (started) {
                    new FxThread().execute(() -> open(console));
                } else {
                    Platform.startup(() -> open(console));
                }
                closed.await();
            }
            Platform.exit();
            return 0;
        }
    }

    private void open(Console console) {
        Stage stage = new Stage();
        console.show(stage);
        stage.setOnHidden(_ -> closed.countDown());
    }
}
