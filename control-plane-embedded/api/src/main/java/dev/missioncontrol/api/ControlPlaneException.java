package dev.missioncontrol.api;

import org.jspecify.annotations.Nullable;

/** A call that failed. The message says what was being done to what; the category says what a caller can do about it. */
public final class ControlPlaneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. {@link #worthAnotherTry()} says after which to come back. */
    public enum Category {
        /** The request is malformed or breaks a limit. */
        INVALID,
        /** No token, or one that is not known. */
        UNAUTHENTICATED,
        /** The principal may not do this. */
        FORBIDDEN,
        /** There is no such thing, or it is not the caller's to see. */
        NOT_FOUND,
        /** It was there, and can be used no more. */
        GONE,
        /** It was done before, or what is true now does not allow it. */
        CONFLICT,
        /** The request is larger than its limit. */
        TOO_LARGE,
        /** Too much at once. */
        OVERLOADED,
        /** The control plane did not answer or cannot write now; what became of the call is unknown. */
        UNAVAILABLE,
        /** The control plane has no room left to write and has written nothing; reading goes on. */
        OUT_OF_SPACE,
        /** A defect of ours. */
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

    /** Whether the same call may succeed later without its caller changing anything. */
    public boolean worthAnotherTry() {
        return switch (category) {
            case OVERLOADED, UNAVAILABLE, OUT_OF_SPACE -> true;
            case INVALID, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, GONE, CONFLICT, TOO_LARGE, INTERNAL -> false;
        };
    }
}
