/**
 * The real core in a world of one thread, one seed and virtual time.
 *
 * <p>A {@link dev.missioncontrol.core.simulation.World} holds people, runtimes and classic clients, a network that loses,
 * repeats, delays and reorders, and a control plane on a disk that can be cut. Whatever they do is an
 * {@link dev.missioncontrol.core.simulation.Act}; after each one the {@link dev.missioncontrol.core.simulation.Oracle} reads
 * the new events, folds them into a picture of its own and says what the answer must have been. Every event has a reason: the
 * act, the time that has come, or another event that brings it with it ({@link dev.missioncontrol.core.simulation.Follows}). When the trouble is over
 * everything must get done. A seed decides everything, so a seed that breaks something breaks it again.
 */
@NullMarked
package dev.missioncontrol.core.simulation;

import org.jspecify.annotations.NullMarked;
