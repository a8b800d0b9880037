/** The parts that every feature stands on. Knows no feature. */
@NullMarked
package dev.missioncontrol.core.base;

import org.jspecify.annotations.NullMarked;
