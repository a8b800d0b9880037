package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.console.keys.KeyDispatch;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Takes the input of a secret. Typed characters are kept in an array that is wiped, and never in a string; a JavaFX
 * password field keeps strings and an undo history. Confined to the JavaFX thread.
 */
public final class SecretField extends HBox {
    private static final int DOTS_MAX = 24;
    private static final char DELETE = 127;

    private final Label dots = new Label();
    private final Label prompt = new Label();
    private final Region caret = new Region();
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final StringProperty promptText = new SimpleStringProperty("");
    private char[] characters = new char[64];
    private Runnable onEnter = () -> {};

    public SecretField() {
        getStyleClass().add("secret-field");
        getProperties().put(KeyDispatch.TAKES_LETTERS, true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setFocusTraversable(true);
        caret.getStyleClass().add("caret");
        caret.visibleProperty().bind(focusedProperty());
        prompt.getStyleClass().add("muted");
        prompt.textProperty().bind(promptText);
        prompt.visibleProperty().bind(length.isEqualTo(0));
        dots.setMinWidth(0);
        length.addListener((property, before, now) -> dots.setText(shown()));
        getChildren().addAll(dots, caret, prompt);
        setOnMousePressed(event -> requestFocus());
        setOnKeyPressed(this::pressed);
        setOnKeyTyped(this::typed);
    }

    public ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** Holds the prompt of the empty field. */
    public StringProperty promptTextProperty() {
        return promptText;
    }

    public String getPromptText() {
        return promptText.get();
    }

    public void setPromptText(String text) {
        promptText.set(text);
    }

    /** Sets the action of the Enter key. */
    public void onEnter(Runnable action) {
        onEnter = action;
    }

    /** Returns the typed value and clears the field. Only for a field that is not empty. */
    public SecretValue take() {
        char[] typed = Arrays.copyOf(characters, length.get());
        wipe();
        return SecretValue.typed(typed);
    }

    /** Tells whether both fields contain the same value. */
    public boolean same(SecretField other) {
        return Arrays.equals(characters, 0, length.get(), other.characters, 0, other.length.get());
    }

    /** Wipes the typed value. */
    public void wipe() {
        Arrays.fill(characters, '\0');
        length.set(0);
    }

    private void typed(KeyEvent event) {
        if (!event.isShortcutDown() && !event.isMetaDown()) {
            for (char c : event.getCharacter().toCharArray()) {
                if (c >= ' ' && c != DELETE) {
                    append(c);
                }
            }
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.BACK_SPACE && length.get() > 0) {
            cut();
        } else if (code == KeyCode.DELETE) {
            wipe();
        } else if (code == KeyCode.V && event.isShortcutDown()) {
            paste();
        } else if (code == KeyCode.ENTER) {
            onEnter.run();
        } else {
            return; // Tab and Esc keep their usual meaning
        }
        event.consume();
    }

    private void cut() {
        int last = length.get() - 1;
        boolean pair = Character.isLowSurrogate(characters[last]) && last > 0;
        Arrays.fill(characters, pair ? last - 1 : last, length.get(), '\0');
        length.set(pair ? last - 1 : last);
    }

    /** Accepts a paste, which is the only way to enter a key of several lines. */
    private void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted != null) {
            pasted.chars().forEach(c -> append((char) c));
        }
    }

    private void append(char c) {
        int at = length.get();
        if (at == SecretValue.LENGTH_MAX) {
            return;
        }
        if (at == characters.length) {
            char[] grown = Arrays.copyOf(characters, at * 2);
            Arrays.fill(characters, '\0');
            characters = grown;
        }
        characters[at] = c;
        length.set(at + 1);
    }

    private String shown() {
        int count = length.get();
        return "•".repeat(Math.min(count, DOTS_MAX)) + (count > DOTS_MAX ? " " + count + " characters" : "");
    }
}
