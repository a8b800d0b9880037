/** The guard against work that goes round in circles or costs too much, and its thresholds. */
@NullMarked
package dev.missioncontrol.api.guard;

import org.jspecify.annotations.NullMarked;
