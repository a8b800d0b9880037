package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.SecretValue;
import java.util.Arrays;
import javafx.scene.control.Label;

/** Shows a value for a moment: the one place where one becomes a text. Confined to the JavaFX thread. */
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
