@NullMarked
package dev.missioncontrol.bench.stage;

import org.jspecify.annotations.NullMarked;
