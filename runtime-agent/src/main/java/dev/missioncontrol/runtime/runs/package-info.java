/**
 * Holds the attempts that this runtime works on, each a small state machine that is stepped.
 *
 * <p>The phases are prepare, start work, observe, report and done. Everything that must survive the process is in the
 * control plane and in the session; a run is only the memory in between. Adoption after a restart is a plan computed
 * from the items that the control plane says are held and from the sessions that exist.
 */
@NullMarked
package dev.missioncontrol.runtime.runs;

import org.jspecify.annotations.NullMarked;
