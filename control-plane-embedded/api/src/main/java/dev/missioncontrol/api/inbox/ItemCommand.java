package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of an existing item. The epoch is the one that the caller last saw; holders must give it, and an older
 * one is answered with {@link ItemOutcome.Fenced}. Only classic clients leave it out.
 */
public sealed interface ItemCommand {
    @Nullable
    Epoch epoch();

    /** A classic client takes the item for {@link Lease#CLASSIC_TERM}. */
    record Ack() implements ItemCommand {
        @Override
        public @Nullable Epoch epoch() {
            return null;
        }
    }

    /** The holder begins. */
    record StartWork(Epoch epoch) implements ItemCommand {
        public StartWork {
            Checks.required(epoch, "epoch");
        }
    }

    /** The work is done. */
    record Complete(@Nullable Epoch epoch, Result result) implements ItemCommand {
        public Complete {
            Checks.required(result, "result");
        }
    }

    /** The work did not succeed; {@code retryable} says whether another attempt may. */
    record Fail(@Nullable Epoch epoch, Result result, boolean retryable) implements ItemCommand {
        public Fail {
            Checks.required(result, "result");
        }
    }

    /** Give the item back, with a reason; costs no attempt. */
    record Release(@Nullable Epoch epoch, String reason) implements ItemCommand {
        public Release {
            Checks.text(reason, "reason", 1024);
        }
    }

    /** The work is not wanted any more. */
    record Cancel(@Nullable Epoch epoch, String reason) implements ItemCommand {
        public Cancel {
            Checks.storable(reason, "reason", 1024);
        }
    }

    /** A dead letter gets its attempts back. */
    record Retry(@Nullable Epoch epoch) implements ItemCommand {}

    /** A new incarnation of the holding runtime takes over its own work; costs no attempt. */
    record Adopt(Epoch epoch, Incarnation incarnation) implements ItemCommand {
        public Adopt {
            Checks.required(epoch, "epoch");
            Checks.required(incarnation, "incarnation");
        }
    }
}
