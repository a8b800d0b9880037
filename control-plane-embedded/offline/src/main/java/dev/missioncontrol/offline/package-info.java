/**
 * Implements the commands that open a closed data directory: verify, export, backup, restore and compact. The first
 * three also work on a running server, which they find by the address and token in the directory. Exit codes are 0 for success, 1
 * for failure, 2 for wrong usage and 3 for a log or file that is not intact. All classes are confined to the main
 * thread unless they say otherwise.
 */
@NullMarked
package dev.missioncontrol.offline;

import org.jspecify.annotations.NullMarked;
