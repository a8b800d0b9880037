package dev.missioncontrol.console.undo;

import dev.missioncontrol.console.fx.Time;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Holds one decision back for {@link #WINDOW}, so that it can be undone before it is sent. A second decision sends the
 * first. Confined to the JavaFX thread.
 */
public final class Undo {
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private final Time time;
    private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
    private Time.Cancellation expiry = Time.Cancellation.NONE;

    /**
     * Describes a decision that can still be undone.
     *
     * @param words its description, for example {@code Complete “Tidy the logs”}
     */
    public record Offer(String words, Instant until, Runnable send, Runnable takeBack) {}

    public Undo(Time time) {
        this.time = time;
    }

    public ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Runs {@code send} when the window is over, or {@code takeBack} if the operator undoes it before. */
    public void hold(String words, Runnable send, Runnable takeBack) {
        sendNow();
        offer.set(new Offer(words, time.now().plus(WINDOW), send, takeBack));
        expiry = time.after(WINDOW, this::sendNow);
    }

    /** Undoes the decision. */
    public void undo() {
        Offer held = clear();
        if (held != null) {
            held.takeBack().run();
        }
    }

    /** Sends the held-back decision without further delay. */
    public void sendNow() {
        Offer held = clear();
        if (held != null) {
            held.send().run();
        }
    }

    private @Nullable Offer clear() {
        expiry.cancel();
        Offer held = offer.get();
        offer.set(null);
        return held;
    }
}
