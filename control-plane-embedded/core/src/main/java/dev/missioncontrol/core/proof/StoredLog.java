package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.CheckpointStore;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.LogPages;
import dev.missioncontrol.core.store.Store;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the log of a database in pages. Thread-safe. */
public final class StoredLog implements LogPages {
    private static final int PAGE = 4_000;

    private final Store store;

    public StoredLog(Store store) {
        this.store = store;
    }

    @Override
    public List<LogEntry> after(Position position) {
        return store.read(handle -> EntryStore.after(handle, position, PAGE));
    }

    /**
     * Verifies the whole log with its bodies against the checkpoints in its database and the evidence from elsewhere.
     *
     * @param key the public key of the newest era, if known
     * @param outside the checkpoints that were kept elsewhere
     * @param seen heads that clients remember
     * @param progress receives the number of events checked so far
     */
    public Verdict verify(
            @Nullable String key, List<Checkpoint> outside, List<WitnessedHead> seen, LongConsumer progress) {
        LogEvidence evidence = new LogEvidence(key, checkpoints(), outside, seen);
        Verdict verdict = Verification.of(this, evidence, true, progress);
        for (Finding finding : outOfPlace()) {
            verdict = verdict.with(finding);
        }
        return verdict;
    }

    /** Reads all checkpoints at once instead of by position, because a row's position may be forged. */
    private List<Checkpoint> checkpoints() {
        return store.read(handle -> CheckpointStore.after(handle, Position.START, Integer.MAX_VALUE));
    }

    /** Finds rows that reading the log in order does not meet. */
    private List<Finding> outOfPlace() {
        return store.read(handle -> {
            Findings findings = new Findings();
            long outside = EntryStore.outside(handle);
            if (outside > 0) {
                findings.add(
                        Position.START,
                        "event-out-of-range",
                        outside + " rows stand before the first event, where none can be: they were put in by hand.");
            }
            CheckpointStore.unreadable(handle)
                    .forEach(row -> findings.add(
                            Position.START,
                            "checkpoint-unreadable",
                            "the row of the checkpoint at " + row + " is none: it was changed or put in by hand."));
            return findings.earliest();
        });
    }
}
