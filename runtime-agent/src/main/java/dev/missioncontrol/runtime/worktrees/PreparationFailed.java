package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.api.text.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Reports an item that cannot be started. The message is one sentence that says what to do; {@link #retryable()} tells
 * whether a retry may help.
 */
public final class PreparationFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LENGTH_MAX = 1000;
    private final boolean retryable;
    private final boolean waits;

    public PreparationFailed(boolean retryable, String message, @Nullable Throwable cause) {
        this(retryable, false, message, cause);
    }

    private PreparationFailed(boolean retryable, boolean waits, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.waits = waits;
    }

    /** Creates a failure of something outside the machine and the item: the item waits until that works again. */
    public static PreparationFailed waiting(String message, Throwable cause) {
        String line = VisibleText.line(message);
        String reason = line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + "…";
        return new PreparationFailed(true, true, reason, cause);
    }

    /** Creates a permanent failure: a person must change the item or the machine. */
    public static PreparationFailed forGood(String message) {
        return new PreparationFailed(false, message, null);
    }

    public boolean retryable() {
        return retryable;
    }

    /** Tells whether the item waits, at no cost, for something that is not in the hands of item and machine. */
    public boolean waits() {
        return waits;
    }
}
