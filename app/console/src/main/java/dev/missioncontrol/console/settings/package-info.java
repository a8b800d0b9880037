/**
 * Stores the console's state between two starts: one JSON file, replaced as a whole and only some time after the last
 * change.
 */
@NullMarked
package dev.missioncontrol.console.settings;

import org.jspecify.annotations.NullMarked;
