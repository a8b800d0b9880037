/** Runtimes and agents, seen from inside. */
@NullMarked
package dev.missioncontrol.core.agents;

import org.jspecify.annotations.NullMarked;
