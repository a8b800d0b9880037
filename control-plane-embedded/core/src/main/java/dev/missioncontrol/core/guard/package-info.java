/**
 * The guard: follows the log and asks a human about work that goes round in circles or costs too much.
 *
 * <p>{@link dev.missioncontrol.core.guard.GuardRules} is a pure fold of events into
 * {@link dev.missioncontrol.core.guard.GuardFinding}s that keeps an hour of counts;
 * {@link dev.missioncontrol.core.guard.GuardWatch} feeds it on the node on duty and hands findings to an alarm. The
 * position of the last event examined is telemetry, so that a restart reports nothing twice.
 */
@NullMarked
package dev.missioncontrol.core.guard;

import org.jspecify.annotations.NullMarked;
