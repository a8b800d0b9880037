package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.time.Instant;

/** Where and when an event stands in the log. */
public record EventPlace(Position position, Instant at) {}
