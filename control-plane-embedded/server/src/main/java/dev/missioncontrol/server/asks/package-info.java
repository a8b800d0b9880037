/** Routes of the mortal queue: what only a human can do. */
@NullMarked
package dev.missioncontrol.server.asks;

import org.jspecify.annotations.NullMarked;
