package dev.missioncontrol.console.cells;

import dev.missioncontrol.api.text.VisibleText;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Builds pieces of a detail pane: headings, wrapped text, code, pairs. Foreign text is escaped here. */
public final class DetailNodes {
    private static final int SHOWN_MAX = 4000;

    private DetailNodes() {}

    public static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("block-heading");
        return label;
    }

    /** Returns wrapped text; a very long text is cut, with the number of missing characters. */
    public static Label text(String text, String... styles) {
        String shown = text.length() <= SHOWN_MAX
                ? text
                : text.substring(0, SHOWN_MAX) + "\n… " + (text.length() - SHOWN_MAX) + " more characters";
        Label label = new Label(VisibleText.block(shown));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Returns lines of output or code in a box. */
    public static VBox code(List<String> lines) {
        VBox box = new VBox();
        box.getStyleClass().add("code-block");
        lines.forEach(line -> {
            Label label = new Label(VisibleText.line(line));
            label.getStyleClass().add("mono");
            box.getChildren().add(label);
        });
        return box;
    }

    /** Returns words as separate chips, so that their boundaries are visible. */
    public static List<Node> chips(List<String> words) {
        return words.stream().<Node>map(DetailNodes::chip).toList();
    }

    private static Label chip(String word) {
        Label chip = new Label(word.isEmpty() ? "(empty)" : VisibleText.line(word));
        chip.getStyleClass().addAll("chip", "mono");
        chip.setTooltip(new Tooltip(VisibleText.line(word)));
        return chip;
    }

    /**
     * Returns a line with {@code main} on the left, which may be clipped, and small nodes on the right, which may not.
     */
    public static HBox line(Node main, Node... right) {
        HBox line = new HBox(6, main);
        line.setAlignment(Pos.CENTER_LEFT);
        if (main.getStyleClass().contains("block-heading")) {
            line.getStyleClass().add("block-head");
        }
        HBox.setHgrow(main, Priority.ALWAYS);
        if (main instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        for (Node node : right) {
            if (node instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
            line.getChildren().add(node);
        }
        return line;
    }

    /** Returns one line in JetBrains Mono, clipped with an ellipsis, with a tooltip of the whole text. */
    public static Label mono(String text) {
        Label label = new Label(VisibleText.line(text));
        label.getStyleClass().add("mono");
        label.setTooltip(new Tooltip(VisibleText.line(text)));
        label.setMinWidth(0);
        return label;
    }

    /** Hides a label while its text is empty. */
    public static void hideWhenEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /** Shows or hides a node together with its place in the layout. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
