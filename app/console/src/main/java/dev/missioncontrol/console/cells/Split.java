package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.settings.SettingsKeeper;
import javafx.scene.control.SplitPane;

/** Remembers the positions of dividers. Confined to the JavaFX thread. */
public final class Split {
    private Split() {}

    /** Restores the divider's position and remembers later ones. */
    public static void keep(SplitPane split, String name, double first, SettingsKeeper settings) {
        place(split, name, first, settings);
        split.getDividers().getFirst().positionProperty().addListener((property, before, now) -> {
            // A divider also moves while the window grows; only a drag by the user counts.
            if (split.isPressed()
                    || split.lookupAll(".split-pane-divider").stream().anyMatch(node -> node.isPressed())) {
                settings.change(old -> old.withSplit(name, now.doubleValue()));
            }
        });
    }

    /** Restores the divider's position. */
    public static void place(SplitPane split, String name, double first, SettingsKeeper settings) {
        split.setDividerPositions(settings.current().splits().getOrDefault(name, first));
    }
}
