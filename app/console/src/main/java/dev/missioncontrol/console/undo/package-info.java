/**
 * Holds decisions back for some seconds in which they can be undone, and sends commands, with retries after a lost
 * answer.
 */
@NullMarked
package dev.missioncontrol.console.undo;

import org.jspecify.annotations.NullMarked;
