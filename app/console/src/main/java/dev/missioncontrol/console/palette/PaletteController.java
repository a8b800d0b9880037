package dev.missioncontrol.console.palette;

import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.keys.KeyDispatch;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Binds the palette; the text field keeps the focus while the arrow keys move the selection. Confined to the JavaFX
 * thread.
 */
public final class PaletteController {
    private final PaletteViewModel model;
    private final Runnable close;

    @FXML
    private TextField query;

    @FXML
    private ListView<PaletteEntry> entries;

    public PaletteController(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        entries.setItems(model.entries());
        entries.setCellFactory(any -> new Line());
        model.entries()
                .addListener((Observable changed) -> entries.getSelectionModel().selectFirst());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        query.setOnAction(event -> run());
        entries.setOnMouseClicked(event -> run());
    }

    /** Called each time the palette appears. */
    public void open() {
        model.open();
        query.requestFocus();
    }

    private void move(KeyEvent event) {
        int by = switch (event.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        if (by != 0) {
            int to = entries.getSelectionModel().getSelectedIndex() + by;
            int last = model.entries().size() - 1;
            entries.getSelectionModel().clearAndSelect(Math.clamp(to, 0, Math.max(0, last)));
            entries.scrollTo(Math.max(0, to - 6));
            event.consume();
        }
    }

    private void run() {
        int chosen = Math.max(0, entries.getSelectionModel().getSelectedIndex());
        if (chosen < model.entries().size()) {
            PaletteEntry entry = model.entries().get(chosen);
            close.run();
            entry.run().run();
        }
    }

    /** Reuses its nodes; only their texts change. */
    private static final class Line extends ListCell<PaletteEntry> {
        private static final PaletteEntry NOTHING = new PaletteEntry("", "", "", () -> {});

        private final Label words = new Label();
        private final Label kind = new Label();
        private final Label keys = new Label();

        Line() {
            words.setMinWidth(0);
            kind.getStyleClass().add("muted");
            keys.getStyleClass().add("key");
            setGraphic(DetailNodes.line(words, kind, keys));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            PaletteEntry shown = empty || entry == null ? NOTHING : entry;
            words.setText(shown.words());
            kind.setText(shown.kind());
            keys.setText(KeyDispatch.shown(shown.keys()));
            DetailNodes.show(keys, !keys.getText().isEmpty());
        }
    }
}
