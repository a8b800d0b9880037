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
 * Sends commands and retries after a lost answer with the same idempotency key, which the caller has put into the
 * command, so that it takes effect once. Confined to the JavaFX thread.
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

    /** Tells whether a command has been pending for longer than feels immediate. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Sends the command; {@code failed} receives the failure of the last attempt only. */
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
