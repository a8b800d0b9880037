package dev.missioncontrol.api.http;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.inbox.InboxItem;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success ({@code application/problem+json}), and the one table between
 * categories and statuses. Immutable.
 *
 * @param type a stable slug
 * @param current the present item, if the answer is about an item's state
 * @param ask the present ask, if the answer is about an ask's state
 * @param issue the present issue, if the answer is about an issue's state
 * @param by the author of the last change, if the answer is that there was one
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable InboxItem current,
        @Nullable Ask ask,
        @Nullable Issue issue,
        @Nullable Actor by) {
    /** A problem that is about an item, or about nothing. */
    public Problem(String type, String title, int status, @Nullable String detail, @Nullable InboxItem current) {
        this(type, title, status, detail, current, null, null, null);
    }

    public Problem {
        Checks.required(type, "type");
        Checks.required(title, "title");
    }

    public static final String MEDIA_TYPE = "application/problem+json";
    /** The type of the 409 answer to a fenced holder. */
    public static final String FENCED = "fenced";
    /** The status of a command that the present state does not allow. */
    public static final int CONFLICT = 409;

    /** Returns the HTTP status of a category. */
    public static int statusOf(Category category) {
        return switch (category) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> CONFLICT;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case OVERLOADED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
            case OUT_OF_SPACE -> 507;
        };
    }

    /** Returns the category of any HTTP status; the inverse of {@link #statusOf}. */
    public static Category categoryOf(int status) {
        return switch (status) {
            case 401 -> Category.UNAUTHENTICATED;
            case 403 -> Category.FORBIDDEN;
            case 404 -> Category.NOT_FOUND;
            case CONFLICT -> Category.CONFLICT;
            case 410 -> Category.GONE;
            case 413, 431 -> Category.TOO_LARGE;
            case 429 -> Category.OVERLOADED;
            case 408, 502, 503, 504 -> Category.UNAVAILABLE;
            case 507 -> Category.OUT_OF_SPACE;
            default -> status >= 500 ? Category.INTERNAL : Category.INVALID;
        };
    }

    /** A refusal by the state of things; with the item as it is now, where that may be told. */
    public static Problem conflict(String type, String why, @Nullable InboxItem current) {
        return conflict(type, why, current, null, null);
    }

    /** As {@link #conflict(String, String, InboxItem)}, about any of these. */
    public static Problem conflict(
            String type, String why, @Nullable InboxItem current, @Nullable Ask ask, @Nullable Issue issue) {
        return new Problem(type, "Conflict", CONFLICT, why, current, ask, issue, null);
    }

    /** The refusal of a stale holder; with the item as it is now, where that may be told. */
    public static Problem fenced(@Nullable InboxItem current) {
        return conflict(FENCED, "The epoch is not the item's current one: somebody else has this work now.", current);
    }

    /** The refusal of an act on a version of an item that has passed. */
    public static Problem stale(InboxItem current, @Nullable Actor by) {
        return stale(current.version().passed("item", by), current, null, null, by);
    }

    /** The refusal of an act on a version of an ask that has passed. */
    public static Problem stale(Ask current, @Nullable Actor by) {
        return stale(current.version().passed("ask", by), null, current, null, by);
    }

    /** The refusal of an act on a version of an issue that has passed. */
    public static Problem stale(Issue current, @Nullable Actor by) {
        return stale(current.version().passed("issue", by), null, null, current, by);
    }

    private static Problem stale(
            ControlPlaneException passed,
            @Nullable InboxItem current,
            @Nullable Ask ask,
            @Nullable Issue issue,
            @Nullable Actor by) {
        return new Problem(passed.type(), "Conflict", CONFLICT, passed.getMessage(), current, ask, issue, by);
    }

    String why() {
        return detail == null ? title : detail;
    }

    ControlPlaneException asException(String operation) {
        return new ControlPlaneException(categoryOf(status), type, operation + ": " + why());
    }
}
