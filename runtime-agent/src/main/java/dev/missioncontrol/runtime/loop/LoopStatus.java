package dev.missioncontrol.runtime.loop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the last turn of a loop.
 *
 * @param at the end of the last turn; absent before the first one
 * @param failuresInARow zero after a success
 * @param failure the failure of the last turn
 */
public record LoopStatus(
        String name,
        @Nullable Instant at,
        int failuresInARow,
        @Nullable String failure) {}
