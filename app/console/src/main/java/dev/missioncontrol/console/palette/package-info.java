/**
 * The palette: every noun and verb by a few typed letters, each with its key.
 */
@NullMarked
package dev.missioncontrol.console.palette;

import org.jspecify.annotations.NullMarked;
