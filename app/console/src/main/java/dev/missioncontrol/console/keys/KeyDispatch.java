package dev.missioncontrol.console.keys;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Handles the keys of a scene before its controls do. Letters belong to a text field while it has the focus. */
public final class KeyDispatch {
    /** Marks a node that receives letters itself, like a text field. */
    public static final String TAKES_LETTERS = "mission-control.takes-letters";

    private static final Set<String> SYMBOLS = Set.of("/", "?", "[", "]");
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private final Supplier<List<ConsoleAction>> actions;
    private final InstantSource clock;
    private final KeySequence sequence = new KeySequence();
    private boolean swallowTyped;

    public KeyDispatch(Supplier<List<ConsoleAction>> actions, InstantSource clock) {
        this.actions = actions;
        this.clock = clock;
    }

    public void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            swallowTyped = false;
            if (!stroke(event).isEmpty() && mayAct(scene, event)) {
                run(stroke(event), event);
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (swallowTyped) {
                swallowTyped = false;
                event.consume();
            } else if (SYMBOLS.contains(event.getCharacter()) && !typing(scene)) {
                run(event.getCharacter(), event);
            }
        });
    }

    /** Formats keys as this platform's keyboards label them. */
    public static String shown(String keys) {
        return shown(keys, MAC);
    }

    static String shown(String keys, boolean mac) {
        return mac
                ? keys.replace("Ctrl+Shift+", "⇧⌘")
                        .replace("Ctrl+", "⌘")
                        .replace("Shift+", "⇧")
                        .replace("Enter", "↩")
                : keys.replace('+', ' ');
    }

    private void run(String stroke, KeyEvent event) {
        sequence.press(stroke, clock.instant(), actions.get()).ifPresent(action -> {
            event.consume();
            // The typed character of the same key must not land in a field that the action has just focused.
            swallowTyped = event.getEventType() == KeyEvent.KEY_PRESSED && !event.isShortcutDown();
            action.run().run();
        });
    }

    private static boolean mayAct(Scene scene, KeyEvent event) {
        if (event.isShortcutDown() || event.getCode() == KeyCode.ESCAPE) {
            return true;
        }
        boolean presses = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
        return !typing(scene) && !(presses && scene.getFocusOwner() instanceof ButtonBase);
    }

    private static boolean typing(Scene scene) {
        Node owner = scene.getFocusOwner();
        return owner instanceof TextInputControl
                || (owner != null && owner.getProperties().containsKey(TAKES_LETTERS));
    }

    /**
     * Returns the stroke's name; empty for keys that no action uses. Symbols arrive as typed characters, whatever the
     * keyboard layout.
     */
    private static String stroke(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isAltDown() || code.isModifierKey()) {
            return "";
        }
        String name = code == KeyCode.ESCAPE
                ? "Esc"
                : code == KeyCode.ENTER
                        ? "Enter"
                        : code == KeyCode.SPACE
                                ? "Space"
                                : code.isLetterKey() || code.isDigitKey() ? code.getName() : "";
        if (name.isEmpty()) {
            return "";
        }
        return (event.isShortcutDown() ? "Ctrl+" : "") + (event.isShiftDown() ? "Shift+" : "") + name;
    }
}
