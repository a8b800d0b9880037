package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import java.time.Instant;
import java.util.Objects;

/** The commands on an existing ask. */
public sealed interface AskCommand {
    /** A human answers; the item that waits for the answer goes on. */
    record Answer(Reply reply) implements AskCommand {
        public Answer {
            Checks.required(reply, "reply");
        }
    }

    /** The ask is no longer needed; an item that waits for it goes on without an answer. */
    record Withdraw(String reason) implements AskCommand {
        public Withdraw {
            Checks.text(reason, "reason", SizeLimits.REASON);
        }
    }

    /** Hides the ask until then. */
    record Snooze(Instant until) implements AskCommand {
        public Snooze {
            until = Objects.requireNonNull(Checks.moment(Checks.required(until, "until"), "until"));
        }
    }

    /** Ends the snooze. */
    record Wake() implements AskCommand {}
}
