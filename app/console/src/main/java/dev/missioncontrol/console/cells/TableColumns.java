package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.lists.Slot;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;

/** Gives the columns of an FXML table their cells. */
public final class TableColumns {
    private TableColumns() {}

    public static <S> void paint(TableColumn<S, S> column, Painter<S> painter, ObservableValue<?>... triggers) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(any -> new RowCell<>(painter, triggers));
        column.setSortable(false);
        column.setReorderable(false);
    }

    /** One line of text, the whole of it on hover. */
    public static <S> void text(TableColumn<S, S> column, Function<S, String> text) {
        paint(column, (cell, row) -> cell.text(text.apply(row), text.apply(row)));
    }

    /** The painter of a fetched row; a row that is still on its way shows nothing. */
    public static <T> Painter<Slot<T>> fetched(RowPainter<T> painter) {
        return (cell, slot) -> slot.find().ifPresentOrElse(row -> painter.paint(cell, row), cell::clear);
    }

    /** One line of text of a fetched row. */
    public static <T> Painter<Slot<T>> line(Function<T, String> text) {
        return fetched((cell, row) -> cell.text(text.apply(row), text.apply(row)));
    }

    /** Shows a fetched row in a cell. */
    @FunctionalInterface
    public interface RowPainter<T> {
        void paint(RowCell<Slot<T>> cell, T row);
    }
}
