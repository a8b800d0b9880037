/**
 * Finds the control plane that a command works on, and the caller's token. On a laptop both are in the data directory;
 * elsewhere the address is an option and the token comes from a file or standard input, never from an argument.
 */
@NullMarked
package dev.missioncontrol.cli.place;

import org.jspecify.annotations.NullMarked;
