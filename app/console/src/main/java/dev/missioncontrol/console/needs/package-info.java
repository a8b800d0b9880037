/**
 * Shows the home view, the mortal queue: each ask with its context and an answer that takes one keystroke if its kind
 * allows. An answer is held back for some seconds in which it can be undone.
 */
@NullMarked
package dev.missioncontrol.console.needs;

import org.jspecify.annotations.NullMarked;
