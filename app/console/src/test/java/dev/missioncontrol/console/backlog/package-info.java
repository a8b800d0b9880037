@NullMarked
package dev.missioncontrol.console.backlog;

import org.jspecify.annotations.NullMarked;
