/**
 * A server, or the database behind it, is killed at a random moment while callers work. What callers were told lies outside
 * of what is killed; afterwards every acknowledged command is there, nothing was accepted twice, and the chain is whole.
 */
@NullMarked
package dev.missioncontrol.server.crash;

import org.jspecify.annotations.NullMarked;
