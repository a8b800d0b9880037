@NullMarked
package dev.missioncontrol.console.palette;

import org.jspecify.annotations.NullMarked;
