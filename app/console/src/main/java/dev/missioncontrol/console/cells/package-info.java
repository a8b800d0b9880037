/**
 * Provides small scene nodes that several views share: signs, table cells that repaint as time passes, copy buttons,
 * detail panes.
 */
@NullMarked
package dev.missioncontrol.console.cells;

import org.jspecify.annotations.NullMarked;
