/**
 * Formats terminal output: tables, ages, times and JSON. Foreign text is escaped before it is printed, so that nothing
 * in a title can move the cursor. Knows no feature.
 */
@NullMarked
package dev.missioncontrol.cli.terminal;

import org.jspecify.annotations.NullMarked;
