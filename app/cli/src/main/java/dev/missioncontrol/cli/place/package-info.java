/**
 * Which control plane a command works on, and with whose token. On a laptop both are found in the data directory; elsewhere
 * the address is named and the token comes from a file or standard input, never from an argument.
 */
@NullMarked
package dev.missioncontrol.cli.place;

import org.jspecify.annotations.NullMarked;
