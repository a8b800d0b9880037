/** Measures of time that every part needs. */
@NullMarked
package dev.missioncontrol.api.time;

import org.jspecify.annotations.NullMarked;
