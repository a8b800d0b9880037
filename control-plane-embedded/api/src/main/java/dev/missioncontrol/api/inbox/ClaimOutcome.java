package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;

/** The answer to a claim. */
public sealed interface ClaimOutcome {
    /** The caller holds the item; its lease is in it. */
    record Claimed(InboxItem item) implements ClaimOutcome {
        public Claimed {
            Checks.required(item, "item");
        }
    }

    /** No work appeared while the caller waited. */
    record Nothing() implements ClaimOutcome {}

    /** A newer incarnation of the runtime has started; the caller must stop. */
    record Superseded(Incarnation current) implements ClaimOutcome {
        public Superseded {
            Checks.required(current, "current");
        }
    }
}
