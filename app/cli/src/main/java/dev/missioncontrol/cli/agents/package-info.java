/** Lists agents and runtimes: liveness and activity, each with the evidence for it and the age of that evidence. */
@NullMarked
package dev.missioncontrol.cli.agents;

import org.jspecify.annotations.NullMarked;
