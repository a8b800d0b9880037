package dev.missioncontrol.api;

import dev.missioncontrol.api.ControlPlaneException.Category;
import java.util.List;
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
}
