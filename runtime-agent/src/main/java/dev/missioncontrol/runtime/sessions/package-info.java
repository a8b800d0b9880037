/**
 * Manages sessions, the processes in which agents work.
 *
 * <p>With tmux a session outlives the runtime and a person can attach to it. Without tmux it is a child process, and a
 * marker file lets the next start find and end it. A session that has ended stays until its result has been delivered.
 */
@NullMarked
package dev.missioncontrol.runtime.sessions;

import org.jspecify.annotations.NullMarked;
