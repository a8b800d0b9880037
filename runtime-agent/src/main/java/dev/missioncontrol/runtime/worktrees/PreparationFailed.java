package dev.missioncontrol.runtime.worktrees;

import org.jspecify.annotations.Nullable;

/**
 * Reports an item that cannot be started. The message is one sentence that says what to do; {@link #retryable()} tells
 * whether a retry may help.
 */
public final class PreparationFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean retryable;

    public PreparationFailed(boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Creates a permanent failure: a person must change the item or the machine. */
    public static PreparationFailed forGood(String message) {
        return new PreparationFailed(false, message, null);
    }

    public boolean retryable() {
        return retryable;
    }
}
