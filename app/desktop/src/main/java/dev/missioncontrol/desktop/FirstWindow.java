package dev.missioncontrol.desktop;

import dev.missioncontrol.console.StartWindow;
import dev.missioncontrol.console.fx.FxThread;
import dev.missioncontrol.console.fx.Theme;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Shows a window while something is done before the console can open. Confined to the main thread. */
final class FirstWindow {
    private final FxThread fx = new FxThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<StartWindow> window = new CompletableFuture<>();
    private final CompletableFuture<Stage> stage = new CompletableFuture<>();

    private FirstWindow() {}

    /** Starts the toolkit, which then stays even when this window is closed. */
    static FirstWindow open(Theme theme) {
        FirstWindow first = new FirstWindow();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            first.show(new StartWindow(theme), new Stage());
        });
        return first;
    }

    private void show(StartWindow shown, Stage on) {
        on.setOnHidden(_ -> closed.countDown());
        shown.show(on);
        window.complete(shown);
        stage.complete(on);
    }

    /** Compacts the database and, if that fails, waits until the reader has seen why. */
    void compact(CompactAtStart compact) throws InterruptedException {
        StartWindow shown = window.join();
        Optional<String> failure = compact.run(words -> fx.execute(() -> shown.step(words)));
        Stage on = stage.join();
        if (failure.isPresent()) {
            fx.execute(() -> shown.failed(failure.get(), on::close));
            closed.await();
        } else {
            fx.execute(on::close);
        }
    }
}
