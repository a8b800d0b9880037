package dev.missioncontrol.console.shell;

import dev.missioncontrol.console.keys.ConsoleAction;
import java.util.List;

/** What the frame asks of a view's controller. Confined to the JavaFX thread. */
public interface View {
    /** The verbs that exist here, with their keys. */
    List<ConsoleAction> actions();

    /** The reader comes; the list takes the focus. */
    void activate();

    /** The reader leaves. */
    default void deactivate() {}

    /** One step back inside the view; false where there is none left. */
    default boolean back() {
        return false;
    }
}
