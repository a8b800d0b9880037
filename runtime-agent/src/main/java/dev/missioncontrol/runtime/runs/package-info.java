/**
 * Runs: the attempts that this runtime holds now, each a small state machine that is stepped.
 *
 * <p>prepare → start work → observe → report → done. What must survive the process is in the control plane and in the
 * session; a run is only the memory in between. Taking up after a restart is a plan computed from what the control plane
 * says is held and from the sessions that are there.
 */
@NullMarked
package dev.missioncontrol.runtime.runs;

import org.jspecify.annotations.NullMarked;
