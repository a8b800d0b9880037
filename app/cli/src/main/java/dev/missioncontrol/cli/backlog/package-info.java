/** The backlog, read from the command line. */
@NullMarked
package dev.missioncontrol.cli.backlog;

import org.jspecify.annotations.NullMarked;
