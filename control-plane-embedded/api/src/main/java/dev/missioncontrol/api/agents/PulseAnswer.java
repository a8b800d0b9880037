package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import java.time.Instant;
import java.util.List;

/** The answer to a heartbeat. */
public sealed interface PulseAnswer {
    /** One verdict for each renewal, in order. */
    record Beating(List<Verdict> verdicts) implements PulseAnswer {
        public Beating {
            verdicts = List.copyOf(Checks.required(verdicts, "verdicts"));
        }
    }

    /** A newer incarnation has started; the caller must stop. */
    record Superseded(Incarnation current) implements PulseAnswer {
        public Superseded {
            Checks.required(current, "current");
        }
    }

    /** The verdict on one lease. */
    sealed interface Verdict {
        ItemId item();

        /** Still held, until {@code expiresAt}. */
        record Renewed(ItemId item, Instant expiresAt) implements Verdict {
            public Renewed {
                Checks.required(item, "item");
                Checks.required(expiresAt, "expiresAt");
            }
        }

        /** The caller no longer holds the item (cancelled, released, taken over) and must stop that work. */
        record Ended(ItemId item, InboxItem current) implements Verdict {
            public Ended {
                Checks.required(item, "item");
                Checks.required(current, "current");
            }
        }
    }
}
