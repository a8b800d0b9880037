package dev.missioncontrol.api;

import org.jspecify.annotations.Nullable;

/**
 * Reports that a call failed. The message names the operation and its object; the category says what a caller can do
 * about it.
 */
public final class ControlPlaneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of failure. {@link #worthAnotherTry()} says which kinds may be retried. */
    public enum Category {
        /** The request is malformed or breaks a limit. */
        INVALID,
        /** There is no token, or it is unknown. */
        UNAUTHENTICATED,
        /** The principal may not do this. */
        FORBIDDEN,
        /** The thing does not exist, or the caller may not see it. */
        NOT_FOUND,
        /** The thing existed and can no longer be used. */
        GONE,
        /** It was done before, or the present state does not allow it. */
        CONFLICT,
        /** The request is larger than its limit. */
        TOO_LARGE,
        /** The caller or the control plane has too many requests in progress. */
        OVERLOADED,
        /** The control plane did not answer or cannot write now; the outcome of the call is unknown. */
        UNAVAILABLE,
        /** The control plane has no disk space left to write and has written nothing; reading goes on. */
        OUT_OF_SPACE,
        /** The control plane has a defect. */
        INTERNAL
    }

    private final Category category;
    private final String type;

    /** @param type a stable slug that clients may match on, for example {@code unknown-item} */
    public ControlPlaneException(Category category, String type, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
        this.type = type;
    }

    public ControlPlaneException(Category category, String type, String message) {
        this(category, type, message, null);
    }

    public Category category() {
        return category;
    }

    public String type() {
        return type;
    }

    /** Returns whether the same call may succeed later without a change by its caller. */
    public boolean worthAnotherTry() {
        return switch (category) {
            case OVERLOADED, UNAVAILABLE, OUT_OF_SPACE -> true;
            case INVALID, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, GONE, CONFLICT, TOO_LARGE, INTERNAL -> false;
        };
    }
}
