/**
 * Intake: one waiting claim while there is a free slot.
 */
@NullMarked
package dev.missioncontrol.runtime.intake;

import org.jspecify.annotations.NullMarked;
