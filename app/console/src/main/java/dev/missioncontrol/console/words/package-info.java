/** Puts data into words: states as a sign and a word, ages, failures and numbers. No scene classes, no state. */
@NullMarked
package dev.missioncontrol.console.words;

import org.jspecify.annotations.NullMarked;
