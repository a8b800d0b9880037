package dev.missioncontrol.api;

import dev.missioncontrol.api.ControlPlaneException.Category;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a keyset listing; {@code next} is the cursor of the page after it, absent on the last one. */
public record Page<T>(List<T> rows, @Nullable String next) {
    public Page {
        rows = List.copyOf(Checks.required(rows, "rows"));
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
        return new Page<>(rows.stream().map(as).toList(), next);
    }
}
