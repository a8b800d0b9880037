/** Claims work: one waiting claim while a slot is free. */
@NullMarked
package dev.missioncontrol.runtime.intake;

import org.jspecify.annotations.NullMarked;
