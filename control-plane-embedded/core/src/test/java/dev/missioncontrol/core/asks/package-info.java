/** Tests of the mortal queue. */
@NullMarked
package dev.missioncontrol.core.asks;

import org.jspecify.annotations.NullMarked;
