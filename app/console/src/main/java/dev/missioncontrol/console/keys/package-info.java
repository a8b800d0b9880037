/**
 * Keys and what they do. Every verb of the console is one {@link dev.missioncontrol.console.keys.ConsoleAction}; the keyboard, the
 * palette and the list of keys all read the same actions, so that they can never disagree.
 */
@NullMarked
package dev.missioncontrol.console.keys;

import org.jspecify.annotations.NullMarked;
