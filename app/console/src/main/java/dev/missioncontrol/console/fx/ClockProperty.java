package dev.missioncontrol.console.fx;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Holds the present time and changes every second, so that ages on the screen are updated. Confined to the JavaFX
 * thread.
 */
public final class ClockProperty {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Time time;
    private final ReadOnlyObjectWrapper<Instant> now;

    public ClockProperty(Time time) {
        this.time = time;
        this.now = new ReadOnlyObjectWrapper<>(time.now());
    }

    /** Ticks until its {@link Time} is closed. */
    public void start() {
        now.set(time.now());
        time.after(BEAT, this::start);
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public Instant now() {
        return now.get();
    }
}
