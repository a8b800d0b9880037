/**
 * Kills a server, or the database behind it, at random moments while callers work. The callers' records are outside of
 * the killed process; afterwards every acknowledged command is there, none was accepted twice, and the hash chain is
 * intact.
 */
@NullMarked
package dev.missioncontrol.server.crash;

import org.jspecify.annotations.NullMarked;
