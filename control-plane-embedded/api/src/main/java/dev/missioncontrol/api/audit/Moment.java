package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import java.time.Instant;

/** A moment in the past. */
public sealed interface Moment {
    /** A time; events at that time count. */
    record Time(Instant at) implements Moment {
        public Time {
            Checks.required(at, "at");
        }
    }

    /** The moment right after an event. */
    record Event(Position position) implements Moment {
        public Event {
            Checks.required(position, "position");
        }
    }
}
