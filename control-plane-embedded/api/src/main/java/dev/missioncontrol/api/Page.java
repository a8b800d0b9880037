package dev.missioncontrol.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.IndexProgress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset listing.
 *
 * @param rows may be fewer than asked for, or none, on a page that is not the last one
 * @param next the cursor of the page after it, absent on the last one
 * @param partial present if rows may be missing, because the search index is being built
 */
public record Page<T>(
        List<T> rows,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IndexProgress partial) {
    public Page {
        rows = List.copyOf(Checks.required(rows, "rows"));
    }

    /** A page without missing rows. */
    public Page(List<T> rows, @Nullable String next) {
        this(rows, next, null);
    }

    /** Returns the refusal of a cursor that no page of the listing gave. */
    public static ControlPlaneException foreignCursor(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.INVALID,
                "invalid-cursor",
                "The cursor is not one of this listing; pass the next of the page before, or leave it out.",
                cause);
    }

    /** Makes a page of what was read: up to one row more than the page holds, which tells that there are more. */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, String> cursor) {
        List<T> rows = read.subList(0, Math.min(limit, read.size()));
        return new Page<>(rows, read.size() > limit ? cursor.apply(rows.getLast()) : null);
    }

    /** Returns the page with its rows converted. */
    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(rows.stream().map(as).toList(), next, partial);
    }

    /** Returns the page with what the search index tells about its rows. */
    public Page<T> reaching(@Nullable IndexProgress progress) {
        return new Page<>(rows, next, progress);
    }
}
