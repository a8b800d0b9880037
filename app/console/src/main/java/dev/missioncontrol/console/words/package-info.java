/**
 * How things are said: states as a sign and a word, events as a sentence, ages, failures. No scene classes, no state.
 */
@NullMarked
package dev.missioncontrol.console.words;

import org.jspecify.annotations.NullMarked;
