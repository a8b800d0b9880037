/** Serves the mortal queue, which holds the asks for humans. */
@NullMarked
package dev.missioncontrol.server.asks;

import org.jspecify.annotations.NullMarked;
