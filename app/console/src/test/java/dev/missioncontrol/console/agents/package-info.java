@NullMarked
package dev.missioncontrol.console.agents;

import org.jspecify.annotations.NullMarked;
