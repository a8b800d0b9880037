/** Decides what a line of text may hold, and makes text from other sources fit to show. */
@NullMarked
package dev.missioncontrol.api.text;

import org.jspecify.annotations.NullMarked;
