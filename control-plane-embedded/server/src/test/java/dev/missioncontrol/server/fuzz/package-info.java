/**
 * What reads foreign text, fed with text that nobody thought of. In every build each input of the corpus is an ordinary test;
 * {@code ./mvnw -q -Pfuzz -Dtarget=METHOD -Dminutes=N} looks for more of them.
 */
@NullMarked
package dev.missioncontrol.server.fuzz;

import org.jspecify.annotations.NullMarked;
