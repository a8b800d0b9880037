/**
 * Finds events by actor, type, subject, time and words. The index is a copy that follows the log and can always be
 * rebuilt from it: it records the last event that it contains, and is deleted if it does not match the log. It returns
 * positions; the events themselves come from the database. One thread, which is never interrupted, writes it.
 */
@NullMarked
package dev.missioncontrol.core.search;

import org.jspecify.annotations.NullMarked;
