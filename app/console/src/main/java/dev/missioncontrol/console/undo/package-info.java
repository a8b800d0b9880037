/**
 * Decisions that can be taken back for some seconds before they are sent, and the sending, which outlives a lost answer.
 */
@NullMarked
package dev.missioncontrol.console.undo;

import org.jspecify.annotations.NullMarked;
