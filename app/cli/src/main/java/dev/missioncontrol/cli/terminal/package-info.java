/**
 * What a command line looks like: tables, ages, times, and JSON. Text that came from elsewhere is made visible before it is
 * printed, so that nothing in a title can move a cursor. Knows no feature.
 */
@NullMarked
package dev.missioncontrol.cli.terminal;

import org.jspecify.annotations.NullMarked;
