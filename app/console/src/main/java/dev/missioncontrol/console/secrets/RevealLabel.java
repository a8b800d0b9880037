package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.SecretValue;
import java.util.Arrays;
import javafx.scene.control.Label;

/** Shows a secret value for a moment; the only class that turns one into a string. Confined to the JavaFX thread. */
public final class RevealLabel extends Label {
    public RevealLabel() {
        getStyleClass().addAll("mono", "reveal");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    void show(SecretValue value) {
        char[] characters = value.characters();
        setText(new String(characters));
        Arrays.fill(characters, '\0');
    }

    void hide() {
        setText("");
    }
}
