@NullMarked
package dev.missioncontrol.bench.peer;

import org.jspecify.annotations.NullMarked;
