package dev.missioncontrol.console.cells;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Shows a whole row and repaints when one of its triggers changes. Confined to the JavaFX thread. */
public final class RowCell<S> extends TableCell<S, S> {
    private final Painter<S> painter;
    private final Tooltip tip = new Tooltip();
    private final ChangeListener<Object> repaint = (property, before, now) -> paint();

    RowCell(Painter<S> painter, ObservableValue<?>... triggers) {
        this.painter = painter;
        tip.setWrapText(true);
        tip.setMaxWidth(480);
        for (ObservableValue<?> trigger : triggers) {
            trigger.addListener(new WeakChangeListener<>(repaint));
        }
    }

    /** Shows plain text, with a tooltip. */
    public void text(String text, String onHover) {
        setText(text);
        hover(onHover);
    }

    /** Sets the tooltip; none if the text is empty. */
    public void hover(String onHover) {
        tip.setText(onHover);
        setTooltip(onHover.isEmpty() ? null : tip);
    }

    @Override
    protected void updateItem(@Nullable S item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            clear();
        } else {
            paint();
        }
    }

    /** Clears the cell, as for a row that has not been fetched. */
    public void clear() {
        setText(null);
        setGraphic(null);
        setTooltip(null);
    }

    private void paint() {
        S row = getItem();
        if (row != null && !isEmpty()) {
            painter.paint(this, row);
        }
    }
}
