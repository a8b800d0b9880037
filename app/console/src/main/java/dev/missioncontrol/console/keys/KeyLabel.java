package dev.missioncontrol.console.keys;

import javafx.scene.control.Label;

/** Shows a key beside its action, as this platform labels it. Confined to the JavaFX thread. */
public final class KeyLabel extends Label {
    private String keys = "";

    public KeyLabel() {
        getStyleClass().add("key");
        setMinWidth(USE_PREF_SIZE);
    }

    public KeyLabel(String keys) {
        this();
        setKeys(keys);
    }

    public String getKeys() {
        return keys;
    }

    /** Sets the keys, in the notation of {@link KeySequence}. */
    public void setKeys(String keys) {
        this.keys = keys;
        setText(KeyDispatch.shown(keys));
    }
}
