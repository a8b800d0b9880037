package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.words.Failure;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reveals one value for a moment and wipes it when it is hidden. Confined to the JavaFX thread. */
public final class RevealTimer {
    static final Duration MOMENT = Duration.ofSeconds(20);

    private final Secrets secrets;
    private final Background background;
    private final Time time;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private Time.Cancellation end = Time.Cancellation.NONE;
    private long asked;

    /** Holds the value that is visible now. */
    public record Shown(SecretName name, int version, SecretValue value) {}

    RevealTimer(Secrets secrets, Background background, Time time) {
        this.secrets = secrets;
        this.background = background;
        this.time = time;
    }

    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Requests the newest version, sealed to a key that is used only once. */
    void reveal(SecretName name, Consumer<String> problem) {
        hide();
        long mine = asked;
        background.run(() -> opened(name), found -> show(found, mine), failure -> {
            if (mine == asked) {
                problem.accept(Failure.of(failure).sentence());
            }
        });
    }

    private Shown opened(SecretName name) {
        SealingPair pair = SealingPair.random();
        Revealed revealed = secrets.reveal(name, pair.key());
        SealContext context = SealContext.reveal(name, revealed.version());
        return new Shown(name, revealed.version(), pair.open(revealed.value(), context));
    }

    /** Shows the value, unless the reader has moved on meanwhile. */
    private void show(Shown found, long mine) {
        if (mine == asked) {
            shown.set(found);
            end = time.after(MOMENT, this::hide);
        } else {
            found.value().close();
        }
    }

    void hide() {
        asked++;
        end.cancel();
        Shown before = shown.get();
        shown.set(null);
        if (before != null) {
            before.value().close();
        }
    }
}
