@NullMarked
package dev.missioncontrol.console.audit;

import org.jspecify.annotations.NullMarked;
