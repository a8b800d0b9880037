@NullMarked
package dev.missioncontrol.console.shell;

import org.jspecify.annotations.NullMarked;
