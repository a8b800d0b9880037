/**
 * Maps keys to actions. Every command of the console is one {@link dev.missioncontrol.console.keys.ConsoleAction}; the
 * keyboard, the palette and the list of keys read the same actions, so that they cannot disagree.
 */
@NullMarked
package dev.missioncontrol.console.keys;

import org.jspecify.annotations.NullMarked;
