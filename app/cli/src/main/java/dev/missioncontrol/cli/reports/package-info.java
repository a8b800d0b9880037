/** What agents and their tools have reported, from the command line. */
@NullMarked
package dev.missioncontrol.cli.reports;

import org.jspecify.annotations.NullMarked;
