@NullMarked
package dev.missioncontrol.console.pictures;

import org.jspecify.annotations.NullMarked;
