/**
 * Sessions: the processes in which agents work.
 *
 * <p>With tmux a session outlives the runtime and a person can attach to it; without tmux it is a child process that a
 * marker file lets the next start find and end. A session that has ended stays until what came of it has been delivered.
 */
@NullMarked
package dev.missioncontrol.runtime.sessions;

import org.jspecify.annotations.NullMarked;
