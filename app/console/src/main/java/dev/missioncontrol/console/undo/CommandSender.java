package dev.missioncontrol.console.undo;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Sends commands. One whose answer was lost is sent again with the same key, which its caller has put into it, so that it never
 * happens twice. Confined to the JavaFX thread.
 */
public final class CommandSender {
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES_MAX = 3;

    private final Background background;
    private final Time time;
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    public CommandSender(Background background, Time time) {
        this.background = background;
        this.time = time;
    }

    /** Whether a command has been under way for longer than people take for "at once". */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Sends; {@code failed} hears of the last try only. */
    public <T> void send(Callable<T> command, Consumer<? super T> done, Consumer<? super Exception> failed) {
        attempt(command, done, failed, 1);
    }

    private <T> void attempt(
            Callable<T> command, Consumer<? super T> done, Consumer<? super Exception> failed, int number) {
        Time.Cancellation slow = time.after(SLOW, () -> saving.set(true));
        background.run(
                command,
                answer -> {
                    settle(slow);
                    done.accept(answer);
                },
                problem -> {
                    settle(slow);
                    boolean again = problem instanceof ControlPlaneException failure && failure.worthAnotherTry();
                    if (again && number < TRIES_MAX) {
                        time.after(PAUSE, () -> attempt(command, done, failed, number + 1));
                    } else {
                        failed.accept(problem);
                    }
                });
    }

    private void settle(Time.Cancellation slow) {
        slow.cancel();
        saving.set(false);
    }
}
