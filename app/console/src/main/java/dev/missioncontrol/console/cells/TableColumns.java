package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.lists.Slot;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;

/** Sets the cell factories of columns declared in FXML. */
public final class TableColumns {
    private TableColumns() {}

    public static <S> void paint(TableColumn<S, S> column, Painter<S> painter, ObservableValue<?>... triggers) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(any -> new RowCell<>(painter, triggers));
        column.setSortable(false);
        column.setReorderable(false);
    }

    /** Shows one line of text, with a tooltip of the whole text. */
    public static <S> void text(TableColumn<S, S> column, Function<S, String> text) {
        paint(column, (cell, row) -> cell.text(text.apply(row), text.apply(row)));
    }

    /** Adapts a painter for fetched rows; a row that is still loading shows nothing. */
    public static <T> Painter<Slot<T>> fetched(RowPainter<T> painter) {
        return (cell, slot) -> slot.find().ifPresentOrElse(row -> painter.paint(cell, row), cell::clear);
    }

    /** Shows one line of text of a fetched row. */
    public static <T> Painter<Slot<T>> line(Function<T, String> text) {
        return fetched((cell, row) -> cell.text(text.apply(row), text.apply(row)));
    }

    /** Paints a fetched row into a cell. */
    @FunctionalInterface
    public interface RowPainter<T> {
        void paint(RowCell<Slot<T>> cell, T row);
    }
}
