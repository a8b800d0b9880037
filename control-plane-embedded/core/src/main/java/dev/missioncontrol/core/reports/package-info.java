/**
 * What agents and their tools report. Usage and what an agent says of itself are telemetry; a talk between agents and a broken
 * rule are events with a row that follows from them; everything else that an agent tells lands in the log as what it said.
 */
@NullMarked
package dev.missioncontrol.core.reports;

import org.jspecify.annotations.NullMarked;
