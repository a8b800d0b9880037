package dev.missioncontrol.console.lists;

import dev.missioncontrol.api.Page;
import org.jspecify.annotations.Nullable;

/** Fetches pages; called off the JavaFX thread. */
@FunctionalInterface
public interface PageSource<T> {
    Page<T> fetch(@Nullable String cursor, int limit);
}
