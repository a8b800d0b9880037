package dev.missioncontrol.console.cells;

/** Paints one row into a cell; called again whenever the row or the time changes. */
@FunctionalInterface
public interface Painter<S> {
    void paint(RowCell<S> cell, S row);
}
