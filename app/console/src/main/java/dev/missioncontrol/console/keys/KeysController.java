package dev.missioncontrol.console.keys;

import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Lists the keys that are valid now. Confined to the JavaFX thread. */
public final class KeysController {
    private static final Insets SECOND_HALF = new Insets(0, 0, 0, 24);

    private final Supplier<List<ConsoleAction>> actions;

    @FXML
    private GridPane grid;

    public KeysController(Supplier<List<ConsoleAction>> actions) {
        this.actions = actions;
    }

    /** Called each time the list appears. */
    public void open() {
        grid.getChildren().clear();
        List<ConsoleAction> valid = actions.get().stream()
                .filter(action -> !action.keys().isEmpty() && action.available().getAsBoolean())
                .toList();
        int rows = (valid.size() + 1) / 2;
        for (int i = 0; i < valid.size(); i++) {
            KeyLabel keys = new KeyLabel(valid.get(i).keys());
            if (i >= rows) {
                GridPane.setMargin(keys, SECOND_HALF);
            }
            grid.add(keys, i / rows * 2, i % rows);
            grid.add(new Label(valid.get(i).words()), i / rows * 2 + 1, i % rows);
        }
        grid.requestFocus();
    }
}
