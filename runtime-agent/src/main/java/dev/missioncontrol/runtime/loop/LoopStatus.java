package dev.missioncontrol.runtime.loop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a loop's last turn was like.
 *
 * @param at when the last turn ended; absent before the first one
 * @param failuresInARow zero while all is well
 * @param failure what the last turn failed with
 */
public record LoopStatus(
        String name,
        @Nullable Instant at,
        int failuresInARow,
        @Nullable String failure) {}
