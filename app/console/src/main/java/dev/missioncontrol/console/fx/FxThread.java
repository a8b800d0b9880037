package dev.missioncontrol.console.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Executes tasks on the JavaFX thread; the only class that calls {@code runLater}. Thread-safe. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
