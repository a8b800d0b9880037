package dev.missioncontrol.console.shell;

import dev.missioncontrol.console.keys.ConsoleAction;
import java.util.List;

/** Connects a view's controller to the frame. Confined to the JavaFX thread. */
public interface View {
    /** Returns the actions of this view, with their keys. */
    List<ConsoleAction> actions();

    /** Called when the view is shown; its list takes the focus. */
    void activate();

    /** Called when the view is hidden. */
    default void deactivate() {}

    /** Goes one step back inside the view; returns false if there is none left. */
    default boolean back() {
        return false;
    }
}
