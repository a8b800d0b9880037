package dev.missioncontrol.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a keyset listing; {@code next} is the cursor of the page after it, absent on the last one. */
public record Page<T>(List<T> rows, @Nullable String next) {
    public Page {
        rows = List.copyOf(Checks.required(rows, "rows"));
    }
}
