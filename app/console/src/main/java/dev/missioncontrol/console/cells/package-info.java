/** Small pieces of scene that several views share: signs, table cells that repaint as time passes, copying, cards of text. */
@NullMarked
package dev.missioncontrol.console.cells;

import org.jspecify.annotations.NullMarked;
