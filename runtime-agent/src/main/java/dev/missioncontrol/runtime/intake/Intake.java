package dev.missioncontrol.runtime.intake;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.fitness.Fitness;
import dev.missioncontrol.runtime.loop.NextStep;
import dev.missioncontrol.runtime.runs.Runs;
import java.time.Duration;
import java.util.function.Consumer;

/** Claims one item at a time while a slot is free and the machine is fit for work. Confined to its loop. */
public final class Intake {
    /** The time for which a claim waits for work. */
    static final Duration WAIT = Duration.ofSeconds(25);

    private final Inbox inbox;
    private final Incarnation incarnation;
    private final Runs runs;
    private final Fitness fitness;
    private final Consumer<InboxItem> claimed;
    private final Consumer<Incarnation> superseded;
    private IdempotencyKey key = IdempotencyKey.random();

    /** {@code claimed} receives each claimed item and starts the work. */
    public Intake(
            Inbox inbox,
            Incarnation incarnation,
            Runs runs,
            Fitness fitness,
            Consumer<InboxItem> claimed,
            Consumer<Incarnation> superseded) {
        this.inbox = inbox;
        this.incarnation = incarnation;
        this.runs = runs;
        this.fitness = fitness;
        this.claimed = claimed;
        this.superseded = superseded;
    }

    /**
     * Waits for work once. Every retry uses the same idempotency key until an answer has arrived, so that no item is
     * claimed unnoticed.
     */
    public NextStep claim() {
        if (runs.full() || !fitness.fit()) {
            return NextStep.PAUSE;
        }
        ClaimOutcome outcome = inbox.claim(new ClaimRequest(incarnation, key), WAIT);
        key = IdempotencyKey.random();
        return switch (outcome) {
            case ClaimOutcome.Claimed work -> {
                claimed.accept(work.item());
                yield NextStep.AT_ONCE;
            }
            case ClaimOutcome.Nothing _ -> NextStep.AT_ONCE;
            case ClaimOutcome.Superseded newer -> {
                superseded.accept(newer.current());
                yield NextStep.DONE;
            }
        };
    }
}
