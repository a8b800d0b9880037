/**
 * Feeds every parser of foreign text with generated input. In every build each input of the corpus is an ordinary test;
 * {@code ./mvnw -q -Pfuzz -Dtarget=METHOD -Dminutes=N} looks for new ones.
 */
@NullMarked
package dev.missioncontrol.server.fuzz;

import org.jspecify.annotations.NullMarked;
