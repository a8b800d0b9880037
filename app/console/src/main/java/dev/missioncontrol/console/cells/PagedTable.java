package dev.missioncontrol.console.cells;

import dev.missioncontrol.console.lists.PagedRows;
import dev.missioncontrol.console.lists.Slot;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Connects a table to paged rows: rows that come into view are fetched, the selection follows a row's identity when
 * rows are inserted above it, and the view model learns whether the top is visible. Confined to the JavaFX thread.
 */
public final class PagedTable<T> {
    private final TableView<Slot<T>> table;
    private final PagedRows<T> rows;
    private final Function<T, Object> identity;
    private @Nullable Object selected;
    private boolean restoring;

    public PagedTable(TableView<Slot<T>> table, PagedRows<T> rows, Function<T, Object> identity, Consumer<T> onSelect) {
        this.table = table;
        this.rows = rows;
        this.identity = identity;
        table.setRowFactory(any -> new Row());
        table.setItems(rows);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!restoring
                    && now != null
                    && now.row() != null
                    && !identity.apply(now.row()).equals(selected)) {
                selected = identity.apply(now.row());
                onSelect.accept(now.row());
            }
        });
        rows.addListener((ListChangeListener<Slot<T>>) change -> restore());
    }

    private final class Row extends TableRow<Slot<T>> {
        @Override
        protected void updateItem(@Nullable Slot<T> item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty) {
                rows.seen(getIndex());
            }
        }
    }

    /** Binds {@code top} to the visibility of the first row. */
    public void watchTop(BooleanProperty top) {
        table.skinProperty()
                .addListener((property, before, now) -> table.lookupAll(".scroll-bar").stream()
                        .filter(ScrollBar.class::isInstance)
                        .map(ScrollBar.class::cast)
                        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                        .forEach(bar ->
                                bar.valueProperty().addListener((value, from, to) -> top.set(firstVisible() <= 0))));
    }

    private int firstVisible() {
        VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null || rows.isEmpty() ? 0 : first.getIndex();
    }

    /** Moves the selection; selects the first row if there is no selection yet. */
    public void move(int by) {
        int at = table.getSelectionModel().getSelectedIndex();
        int to = at < 0 ? 0 : Math.clamp(at + by, 0, Math.max(0, rows.size() - 1));
        if (!rows.isEmpty()) {
            table.getSelectionModel().clearAndSelect(to);
            if (to < firstVisible() || to > lastVisible()) {
                table.scrollTo(by < 0 ? to : Math.max(0, to - (lastVisible() - firstVisible()) + 1));
            }
        }
    }

    private int lastVisible() {
        VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        return last == null ? 0 : last.getIndex() - 1;
    }

    public void toTop() {
        table.scrollTo(0);
    }

    /** Selects the row of this identity if it is in memory, without notifying listeners. */
    public void mark(@Nullable Object wanted) {
        selected = wanted;
        restore();
    }

    private void restore() {
        Object wanted = selected;
        int index = wanted == null
                ? -1
                : rows.find(row -> identity.apply(row).equals(wanted)).orElse(-1);
        if (index != table.getSelectionModel().getSelectedIndex()) {
            restoring = true;
            if (index < 0) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().clearAndSelect(index);
            }
            restoring = false;
        }
    }
}
