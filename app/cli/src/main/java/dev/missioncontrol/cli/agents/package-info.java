/** Agents and runtimes from the command line: liveness and activity, each with what it rests on and how old that is. */
@NullMarked
package dev.missioncontrol.cli.agents;

import org.jspecify.annotations.NullMarked;
