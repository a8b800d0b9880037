@NullMarked
package dev.missioncontrol.console.words;

import org.jspecify.annotations.NullMarked;
