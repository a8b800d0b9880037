/**
 * Starts and ends processes; no other package does.
 *
 * <p>A program starts from an argument list with an environment built from an allow-list. Its output is captured up to
 * a limit, and a timeout ends every call. A process group is ended as a whole: TERM, a grace period, then KILL.
 */
@NullMarked
package dev.missioncontrol.runtime.process;

import org.jspecify.annotations.NullMarked;
