/**
 * Implements the command line: one command, one answer, one exit code. It talks to a running control plane through the
 * port over HTTP; the commands that open a closed data directory are added when they are on the class path.
 *
 * <p>{@link dev.missioncontrol.cli.Program} builds the commands; each is a class in the package of its feature that
 * reads its options, calls the port once or twice and prints the answer as text or JSON. No rule of the domain is
 * decided here. All classes are confined to the main thread unless they say otherwise.
 */
@NullMarked
package dev.missioncontrol.cli;

import org.jspecify.annotations.NullMarked;
