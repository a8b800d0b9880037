/** Makes text from other sources fit to show. */
@NullMarked
package dev.missioncontrol.api.text;

import org.jspecify.annotations.NullMarked;
