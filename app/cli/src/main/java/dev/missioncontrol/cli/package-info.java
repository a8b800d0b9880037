/**
 * The command line: one command, one answer, one exit code. It talks to a running control plane through the port over HTTP;
 * the commands that open a closed data directory join it where they are on the class path.
 *
 * <p>{@link dev.missioncontrol.cli.Program} builds the commands; each is a class in the room of its feature that reads its
 * options, calls the port once or twice and tells the answer as text or JSON. Nothing here decides anything.
 */
@NullMarked
package dev.missioncontrol.cli;

import org.jspecify.annotations.NullMarked;
