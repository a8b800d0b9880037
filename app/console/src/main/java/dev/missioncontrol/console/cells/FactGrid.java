package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.words.Fact;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Lays facts out in two columns. */
public final class FactGrid {
    private FactGrid() {}

    public static void fill(GridPane grid, List<Fact> facts) {
        grid.getChildren().clear();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Label name = new Label(fact.name());
            name.getStyleClass().add("fact-name");
            Label value = new Label(fact.value());
            value.getStyleClass().add("fact-value");
            value.setTooltip(new Tooltip(fact.exact()));
            grid.add(name, i % 2 * 2, i / 2);
            grid.add(value, i % 2 * 2 + 1, i / 2);
        }
    }
}
