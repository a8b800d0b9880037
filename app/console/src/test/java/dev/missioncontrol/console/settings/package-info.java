@NullMarked
package dev.missioncontrol.console.settings;

import org.jspecify.annotations.NullMarked;
