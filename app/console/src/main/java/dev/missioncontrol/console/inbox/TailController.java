package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Binds the live output, which follows until the reader scrolls up, and again on request. Confined to the JavaFX
 * thread.
 */
public final class TailController {
    private final TailViewModel model;

    @FXML
    private VBox box;

    @FXML
    private ListView<String> lines;

    @FXML
    private Button pill;

    public TailController(TailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        lines.setItems(model.lines());
        lines.setCellFactory(any -> new Line());
        model.lines()
                .addListener((Observable changed) ->
                        DetailNodes.show(box, !model.lines().isEmpty()));
        DetailNodes.show(box, !model.lines().isEmpty());
        lines.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0 && scrollBars().anyMatch(ScrollBar::isVisible)) {
                model.followingProperty().set(false);
            }
        });
        lines.skinProperty().addListener((property, before, now) -> {
            watchScrollBar();
            // Added after the skin's own listener; before it, the list would scroll to its previous end.
            model.lines().addListener((ListChangeListener<String>) change -> follow());
            follow();
        });
        // A list without a size cannot scroll, so this is repeated once it has one.
        lines.heightProperty().addListener((property, before, now) -> follow());
        pill.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.unseenProperty().get() == 0
                                ? "Follow"
                                : model.unseenProperty().get() + " new",
                        model.unseenProperty()));
        pill.visibleProperty().bind(model.followingProperty().not());
    }

    @FXML
    private void resume() {
        model.followingProperty().set(true);
        follow();
    }

    private void follow() {
        if (model.followingProperty().get() && !model.lines().isEmpty()) {
            lines.scrollTo(model.lines().size() - 1);
        }
    }

    /** Resumes following when the reader scrolls back to the end. */
    private void watchScrollBar() {
        scrollBars()
                .forEach(bar -> bar.valueProperty().addListener((property, before, now) -> {
                    if (now.doubleValue() >= bar.getMax() - 1e-6) {
                        model.followingProperty().set(true);
                    } else if (bar.isPressed()) {
                        model.followingProperty().set(false);
                    }
                }));
    }

    private Stream<ScrollBar> scrollBars() {
        return lines.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL);
    }

    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : VisibleText.line(line));
        }
    }
}
