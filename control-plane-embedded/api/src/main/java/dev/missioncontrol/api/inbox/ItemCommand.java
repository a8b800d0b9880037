package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.SizeLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands on an existing item. The epoch is the one that the caller last saw. Holders must give it, and an older
 * one is answered with {@link ItemOutcome.Fenced}; only classic clients leave it out.
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

    /** The holder begins to work. */
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

    /** The work failed; {@code retryable} says whether another attempt may follow. */
    record Fail(@Nullable Epoch epoch, Result result, boolean retryable) implements ItemCommand {
        public Fail {
            Checks.required(result, "result");
        }
    }

    /** Gives the item back, with a reason; costs no attempt. */
    record Release(@Nullable Epoch epoch, String reason) implements ItemCommand {
        public Release {
            Checks.text(reason, "reason", SizeLimits.REASON);
        }
    }

    /** Cancels the work. */
    record Cancel(@Nullable Epoch epoch, String reason) implements ItemCommand {
        public Cancel {
            Checks.storable(reason, "reason", SizeLimits.REASON);
        }
    }

    /** Gives a dead letter its attempts back. */
    record Retry(@Nullable Epoch epoch) implements ItemCommand {}

    /** Adds a note, from the holder, which renews the lease, or from an operator. */
    record Note(@Nullable Epoch epoch, String text) implements ItemCommand {
        public Note {
            Checks.text(text, "text", SizeLimits.WORDS);
        }
    }

    /** Links a pull request by its https address, from the holder, which renews the lease, or from an operator. */
    record LinkPr(@Nullable Epoch epoch, String url) implements ItemCommand {
        public LinkPr {
            Checks.text(url, "url", 2048);
        }
    }

    /** Moves the item to another agent. An open ask about it stays open and answers to that agent. */
    record Reassign(@Nullable Epoch epoch, AgentName agent, String reason) implements ItemCommand {
        public Reassign {
            Checks.required(agent, "agent");
            Checks.storable(reason, "reason", SizeLimits.REASON);
        }
    }

    /** Changes labels; their effect on the queue begins with the next claim. */
    record Relabel(@Nullable Epoch epoch, List<String> add, List<String> remove) implements ItemCommand {
        public Relabel {
            add = Checks.listed(add, "add", NewItem.LABELS_MAX);
            remove = Checks.listed(remove, "remove", NewItem.LABELS_MAX);
            add.forEach(label -> Checks.text(label, "label", NewItem.LABEL_LENGTH_MAX));
        }
    }

    /** Ends the wait for the items that it was to come after. */
    record Unblock(@Nullable Epoch epoch) implements ItemCommand {}

    /** Hands the item to a new incarnation of the holding runtime; costs no attempt. */
    record Adopt(Epoch epoch, Incarnation incarnation) implements ItemCommand {
        public Adopt {
            Checks.required(epoch, "epoch");
            Checks.required(incarnation, "incarnation");
        }
    }
}
