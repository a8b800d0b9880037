package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.words.Sign;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Shows a sign and its word. Confined to the JavaFX thread. */
public final class SignView extends HBox {
    private final Region shape = new Region();
    private final Label word = new Label();

    public SignView() {
        getStyleClass().add("sign-view");
        setAlignment(Pos.CENTER_LEFT);
        word.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(shape, word);
    }

    public SignView(Sign sign) {
        this();
        show(sign);
    }

    public void show(Sign sign) {
        show(sign, sign.word());
    }

    /** Shows the sign beside another text. */
    public void show(Sign sign, String words) {
        shape.getStyleClass().setAll("sign", sign.style());
        word.getStyleClass().setAll("label", "sign-word", sign.style() + "-word");
        word.setText(words);
    }
}
