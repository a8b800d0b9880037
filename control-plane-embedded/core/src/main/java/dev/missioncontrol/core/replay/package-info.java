/**
 * Tables that follow from the log. Each feature registers its {@link dev.missioncontrol.core.replay.Projection}, which
 * folds its events into rows in memory. Folding the whole log must give exactly the rows of the database; folding a
 * part of it gives the state at that time; folding one subject again repairs its row after a body was erased. Events of
 * older versions pass {@link dev.missioncontrol.core.replay.Upcasters} first, so that folds know only the newest.
 */
@NullMarked
package dev.missioncontrol.core.replay;

import org.jspecify.annotations.NullMarked;
