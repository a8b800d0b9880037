/**
 * Finds events by actor, type, subject, time and words. The index is a copy that follows the log and can always be made anew
 * from it: it says how far it has come and which event it has seen last, and is thrown away when it does not fit the log. It
 * gives positions; the events themselves come from the database. One thread, which nobody interrupts, writes it.
 */
@NullMarked
package dev.missioncontrol.core.search;

import org.jspecify.annotations.NullMarked;
