/** Kills real processes at random moments and checks the state afterwards. */
@NullMarked
package dev.missioncontrol.desktop.crash;

import org.jspecify.annotations.NullMarked;
