/**
 * Projects, epics and issues.
 *
 * <p>{@link dev.missioncontrol.core.backlog.BacklogChanges} changes them: each change is an event that holds the whole public
 * state, and {@link dev.missioncontrol.core.backlog.BacklogLedger} makes the row of it. What follows from other rows (progress,
 * whether an issue is blocked, the items that refer to it) is read by {@link dev.missioncontrol.core.backlog.BacklogView} and
 * stored nowhere.
 */
@NullMarked
package dev.missioncontrol.core.backlog;

import org.jspecify.annotations.NullMarked;
