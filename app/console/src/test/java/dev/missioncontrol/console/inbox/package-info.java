@NullMarked
package dev.missioncontrol.console.inbox;

import org.jspecify.annotations.NullMarked;
