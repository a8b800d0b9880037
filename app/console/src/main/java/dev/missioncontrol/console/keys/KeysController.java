package dev.missioncontrol.console.keys;

import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Lists the keys that are valid now. Confined to the JavaFX thread. */
public final class KeysController {
    private final Supplier<List<Action>> actions;

    @FXML
    private GridPane grid;

    public KeysController(Supplier<List<Action>> actions) {
        this.actions = actions;
    }

    /** Called each time the list appears. */
    public void open() {
        grid.getChildren().clear();
        List<Action> valid = actions.get().stream()
                .filter(action -> !action.keys().isEmpty() && action.available().getAsBoolean())
                .toList();
        int rows = (valid.size() + 1) / 2;
        for (int i = 0; i < valid.size(); i++) {
            Label keys = new Label(KeyDispatch.shown(valid.get(i).keys()));
            keys.getStyleClass().add("key");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            grid.add(keys, i / rows * 2, i % rows);
            grid.add(new Label(valid.get(i).words()), i / rows * 2 + 1, i % rows);
        }
        grid.requestFocus();
    }
}
