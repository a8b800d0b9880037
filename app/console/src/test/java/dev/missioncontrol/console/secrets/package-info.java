@NullMarked
package dev.missioncontrol.console.secrets;

import org.jspecify.annotations.NullMarked;
