package dev.missioncontrol.runtime.worktrees;

import org.jspecify.annotations.Nullable;

/** An item cannot be started. The message is one sentence that says what to do; {@link #retryable()} whether time may help. */
public final class PreparationFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean retryable;

    public PreparationFailed(boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Trying again cannot help: somebody has to change the item or the machine. */
    public static PreparationFailed forGood(String message) {
        return new PreparationFailed(false, message, null);
    }

    public boolean retryable() {
        return retryable;
    }
}
