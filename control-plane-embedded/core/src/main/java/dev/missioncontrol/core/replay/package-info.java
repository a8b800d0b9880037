/**
 * Tables that follow from the log. Each feature registers its {@link dev.missioncontrol.core.replay.Projection}: how its events
 * are folded into rows in memory. Folding the whole log must give exactly the rows that the database has; folding a part of it
 * tells how things were at that time; folding one subject again mends its row after a body was erased. Events of older versions
 * pass {@link dev.missioncontrol.core.replay.Upcasters} first, so that folds know only the newest.
 */
@NullMarked
package dev.missioncontrol.core.replay;

import org.jspecify.annotations.NullMarked;
