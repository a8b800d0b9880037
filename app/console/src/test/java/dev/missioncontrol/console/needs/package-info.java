@NullMarked
package dev.missioncontrol.console.needs;

import org.jspecify.annotations.NullMarked;
