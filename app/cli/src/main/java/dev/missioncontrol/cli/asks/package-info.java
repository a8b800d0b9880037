/** Asks from the command line: what only a human can do, and the human's answer. */
@NullMarked
package dev.missioncontrol.cli.asks;

import org.jspecify.annotations.NullMarked;
