/**
 * The only room that starts and ends processes.
 *
 * <p>Programs start from an argument list with an environment that is built from nothing; output is captured up to a limit,
 * and a time limit ends every call. What belongs together dies together: a process group gets TERM, time, then KILL.
 */
@NullMarked
package dev.missioncontrol.runtime.process;

import org.jspecify.annotations.NullMarked;
