/**
 * The command line: one command, one answer, one exit code. It talks to a running control plane through the port over HTTP,
 * and lets the server's own commands work on a data directory that is closed.
 *
 * <p>{@link dev.missioncontrol.cli.Program} builds the commands; each is a class in the room of its feature that reads its
 * options, calls the port once or twice and tells the answer as text or JSON. Nothing here decides anything.
 */
@NullMarked
package dev.missioncontrol.cli;

import org.jspecify.annotations.NullMarked;
