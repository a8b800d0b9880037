/** Shows runtimes as cards and agents as rows, and for each status the observation that it rests on. */
@NullMarked
package dev.missioncontrol.console.agents;

import org.jspecify.annotations.NullMarked;
