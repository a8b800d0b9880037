/** The bench in a few hundred milliseconds, so that it cannot rot. No figure is tested. */
@NullMarked
package dev.missioncontrol.bench;

import org.jspecify.annotations.NullMarked;
