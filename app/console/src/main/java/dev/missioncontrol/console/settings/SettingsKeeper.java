package dev.missioncontrol.console.settings;

import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Holds the settings in use; they are saved half a second after the last change. Confined to the JavaFX thread. */
public final class SettingsKeeper {
    private static final Duration CALM = Duration.ofMillis(500);

    private final SettingsFile file;
    private final Background background;
    private final Time time;
    private ConsoleSettings current;
    private ConsoleSettings saved;
    private Time.Cancellation saving = Time.Cancellation.NONE;

    public SettingsKeeper(SettingsFile file, Background background, Time time) {
        this.file = file;
        this.background = background;
        this.time = time;
        this.current = file.load();
        this.saved = current;
    }

    public ConsoleSettings current() {
        return current;
    }

    public void change(UnaryOperator<ConsoleSettings> change) {
        current = change.apply(current);
        saving.cancel();
        saving = time.after(CALM, this::save);
    }

    private void save() {
        ConsoleSettings settings = current;
        background.run(
                () -> {
                    file.save(settings);
                    return settings;
                },
                done -> saved = done,
                failure -> {
                    // Background has logged the failure; the next change tries again.
                });
    }

    /** Saves pending changes at once, when the window closes. */
    public void close() {
        saving.cancel();
        if (!current.equals(saved)) {
            try {
                file.save(current);
                saved = current;
            } catch (IOException e) {
                throw new UncheckedIOException("save the settings of the console", e);
            }
        }
    }
}
