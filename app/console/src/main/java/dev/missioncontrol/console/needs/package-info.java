/**
 * Needs me, the home: what only a human can do, in the order of the mortal queue, each with its context and an answer that takes
 * one keystroke where its kind allows. An answer waits for some seconds in which it can be taken back.
 */
@NullMarked
package dev.missioncontrol.console.needs;

import org.jspecify.annotations.NullMarked;
