package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** When, in the past. */
public sealed interface Moment {
    /** At a time, after all events that are not later. */
    record Time(Instant at) implements Moment {
        public Time {
            Checks.required(at, "at");
        }
    }

    /** Right after an event. */
    record Event(Position position) implements Moment {
        public Event {
            Checks.required(position, "position");
        }
    }
}
