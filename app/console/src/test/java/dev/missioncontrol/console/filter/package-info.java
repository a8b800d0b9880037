@NullMarked
package dev.missioncontrol.console.filter;

import org.jspecify.annotations.NullMarked;
