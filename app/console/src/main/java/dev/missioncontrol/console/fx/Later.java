package dev.missioncontrol.console.fx;

import java.time.Duration;

/** Debounces a task: it runs once, some time after the first of several requests. Confined to the JavaFX thread. */
public final class Later {
    private final Time time;
    private final Duration delay;
    private final Runnable task;
    private boolean asked;

    public Later(Time time, Duration delay, Runnable task) {
        this.time = time;
        this.delay = delay;
        this.task = task;
    }

    public void request() {
        if (!asked) {
            asked = true;
            time.after(delay, this::run);
        }
    }

    private void run() {
        asked = false;
        task.run();
    }
}
