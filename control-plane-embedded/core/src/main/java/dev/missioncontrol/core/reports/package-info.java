/**
 * Reports of agents and their tools. Usage and an agent's status report are telemetry; a conversation between agents
 * and a violation of a rule are events with a row that follows from them; everything else that an agent reports is
 * logged as its own account.
 */
@NullMarked
package dev.missioncontrol.core.reports;

import org.jspecify.annotations.NullMarked;
