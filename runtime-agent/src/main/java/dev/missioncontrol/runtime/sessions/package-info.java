/**
 * Manages sessions, the processes in which agents work.
 *
 * <p>A session is a directory of the runtime's own: its output, its first process and how it ended are files there, and
 * every start of the runtime knows it from them. tmux shows a session and lets a person attach to it, but may be lost,
 * and its sessions and windows renamed or moved, without harm. Without tmux a session is a child process, which the next
 * start finds and ends. A session that has ended stays until its result has been delivered.
 */
@NullMarked
package dev.missioncontrol.runtime.sessions;

import org.jspecify.annotations.NullMarked;
