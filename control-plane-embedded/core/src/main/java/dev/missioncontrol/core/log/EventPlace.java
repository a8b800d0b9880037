package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.time.Instant;

/** The position and time of an event in the log. */
public record EventPlace(Position position, Instant at) {}
