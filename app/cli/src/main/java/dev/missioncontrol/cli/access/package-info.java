/** Tokens from the command line. A token is shown once, or goes into a file that its owner alone may read. */
@NullMarked
package dev.missioncontrol.cli.access;

import org.jspecify.annotations.NullMarked;
