package dev.missioncontrol.console.keys;

import javafx.scene.control.Label;

/** A key beside what it does, as this platform names it. Confined to the JavaFX thread. */
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

    /** As {@link KeySequence} reads them. */
    public void setKeys(String keys) {
        this.keys = keys;
        setText(KeyDispatch.shown(keys));
    }
}
