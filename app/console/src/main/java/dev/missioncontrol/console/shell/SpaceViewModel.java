package dev.missioncontrol.console.shell;

import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.settings.SettingsKeeper;
import dev.missioncontrol.console.words.Numbers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Offers to compact the control plane's file at the next start, where that gives much space back. Only the choice is kept here;
 * the program that embeds the console acts on it before it opens the file. Confined to the JavaFX thread.
 */
public final class SpaceViewModel {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final Supplier<Optional<SpaceUse>> compactable;
    private final Background background;
    private final Time time;
    private final SettingsKeeper settings;
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private Optional<SpaceUse> use = Optional.empty();

    /** @param compactable returns the figures if the file is worth compacting; called off the JavaFX thread */
    public SpaceViewModel(
            Supplier<Optional<SpaceUse>> compactable, Background background, Time time, SettingsKeeper settings) {
        this.compactable = compactable;
        this.background = background;
        this.time = time;
        this.settings = settings;
        show();
    }

    /** Says what there is to choose, or what was chosen; empty if there is nothing to offer. */
    public ReadOnlyStringProperty offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Looks at the file now and at intervals. */
    public void start() {
        background.run(compactable::get, this::offer, failure -> {
            // The next look comes soon enough; the status line shows that something is wrong.
        });
        time.after(LOOK_EVERY, this::start);
    }

    /** Offers what was found, if anything. */
    public void offer(Optional<SpaceUse> found) {
        use = found;
        show();
    }

    /** Chooses to compact at the next start, or takes that back. */
    public void toggle() {
        settings.change(old -> old.withCompactAtStart(!old.compactAtStart()));
        show();
    }

    private void show() {
        offer.set(
                settings.current().compactAtStart()
                        ? "Database will be compacted at the next start · Cancel"
                        : use.map(SpaceViewModel::words).orElse(""));
    }

    private static String words(SpaceUse use) {
        return "Database " + Numbers.megabytes(use.fileBytes()) + ", " + Numbers.megabytes(use.liveBytes())
                + " in use · Compact at next start";
    }
}
