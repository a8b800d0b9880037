package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.settings.SettingsKeeper;
import javafx.scene.control.SplitPane;

/** Dividers that stay where the reader left them. Confined to the JavaFX thread. */
public final class Split {
    private Split() {}

    /** Puts the divider where it was and remembers where it goes. */
    public static void keep(SplitPane split, String name, double first, SettingsKeeper settings) {
        place(split, name, first, settings);
        split.getDividers().getFirst().positionProperty().addListener((property, before, now) -> {
            // A divider also moves while the window grows; only a hand on it counts.
            if (split.isPressed()
                    || split.lookupAll(".split-pane-divider").stream().anyMatch(node -> node.isPressed())) {
                settings.change(old -> old.withSplit(name, now.doubleValue()));
            }
        });
    }

    /** Puts the divider where it was. */
    public static void place(SplitPane split, String name, double first, SettingsKeeper settings) {
        split.setDividerPositions(settings.current().splits().getOrDefault(name, first));
    }
}
