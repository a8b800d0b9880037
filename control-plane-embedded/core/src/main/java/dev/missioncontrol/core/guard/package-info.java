/**
 * The guard: follows the log and asks a human where work goes round in circles or costs too much.
 *
 * <p>{@link dev.missioncontrol.core.guard.GuardRules} is the rules, a pure fold of events into {@link
 * dev.missioncontrol.core.guard.GuardFinding}s that keeps an hour of counts; {@link dev.missioncontrol.core.guard.GuardWatch} feeds it on
 * the node on duty and hands findings to an alarm. What it has looked at is kept as telemetry, so a restart tells nothing twice.
 */
@NullMarked
package dev.missioncontrol.core.guard;

import org.jspecify.annotations.NullMarked;
