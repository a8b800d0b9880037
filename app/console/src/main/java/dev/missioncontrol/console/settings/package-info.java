/**
 * What the console remembers between two starts: one JSON file, written whole and only some time after the last change.
 */
@NullMarked
package dev.missioncontrol.console.settings;

import org.jspecify.annotations.NullMarked;
