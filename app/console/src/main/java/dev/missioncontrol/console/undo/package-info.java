/**
 * Decisions that can be taken back for some seconds before they are sent.
 */
@NullMarked
package dev.missioncontrol.console.undo;

import org.jspecify.annotations.NullMarked;
