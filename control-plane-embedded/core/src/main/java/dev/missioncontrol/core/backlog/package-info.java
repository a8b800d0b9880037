/**
 * Projects, epics and issues.
 *
 * <p>{@link dev.missioncontrol.core.backlog.BacklogChanges} changes them: each change is an event that holds the whole
 * public state, and {@link dev.missioncontrol.core.backlog.BacklogLedger} derives the row from it. Facts that follow
 * from other rows (progress, whether an issue is blocked, the items that refer to it) are not stored;
 * {@link dev.missioncontrol.core.backlog.BacklogView} computes them on reading.
 */
@NullMarked
package dev.missioncontrol.core.backlog;

import org.jspecify.annotations.NullMarked;
