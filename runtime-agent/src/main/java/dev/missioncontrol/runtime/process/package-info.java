/**
 * Starts and ends processes; no other package does.
 *
 * <p>A program starts from an argument list with an environment built from an allow-list. Its output is captured up to
 * a limit, and a timeout ends every call.
 *
 * <p>What a session started is ended as a whole: TERM, a grace period, then KILL, to everything that bears a trace of
 * the session. A cgroup or a PID namespace, where the machine allows one, leaves nothing out.
 */
@NullMarked
package dev.missioncontrol.runtime.process;

import org.jspecify.annotations.NullMarked;
