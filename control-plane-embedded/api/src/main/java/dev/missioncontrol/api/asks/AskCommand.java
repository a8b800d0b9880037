package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.Objects;

/** What may be asked of an existing ask. */
public sealed interface AskCommand {
    /** A human answers; the item that waits for it goes on. */
    record Answer(Reply reply) implements AskCommand {
        public Answer {
            Checks.required(reply, "reply");
        }
    }

    /** It is not needed any more; an item that waits for it goes on without an answer. */
    record Withdraw(String reason) implements AskCommand {
        public Withdraw {
            Checks.text(reason, "reason", 1024);
        }
    }

    /** Hidden until then. */
    record Snooze(Instant until) implements AskCommand {
        public Snooze {
            until = Objects.requireNonNull(Checks.moment(Checks.required(until, "until"), "until"));
        }
    }

    /** Hidden no longer. */
    record Wake() implements AskCommand {}
}
