/** Serves agents and runtimes. */
@NullMarked
package dev.missioncontrol.server.agents;

import org.jspecify.annotations.NullMarked;
