package dev.missioncontrol.console.lists;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Represents a position in a long list; its row is absent until its page has been fetched. */
public record Slot<T>(@Nullable T row) {
    public Optional<T> find() {
        return Optional.ofNullable(row);
    }
}
