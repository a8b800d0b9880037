package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;

/**
 * The progress of the search index while it is being built. Answers from it lack what happened later.
 *
 * @param reached the last event in the index
 * @param newest the newest event of the log
 */
public record IndexProgress(Position reached, Position newest) {
    private static final long WHOLE = 100;

    public IndexProgress {
        Checks.required(reached, "reached");
        Checks.required(newest, "newest");
    }

    /** Returns the indexed share of the newest era. */
    public int percent() {
        return reached.era() < newest.era()
                ? 0
                : (int) Math.clamp(reached.sequence() * WHOLE / Math.max(1, newest.sequence()), 0, WHOLE);
    }

    /** Returns one sentence for people who read a partial answer. */
    public String sentence() {
        return "The search index is being built (" + percent() + " %): what happened after event " + reached
                + " may be missing.";
    }
}
