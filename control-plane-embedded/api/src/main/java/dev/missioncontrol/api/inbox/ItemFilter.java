package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.AgentName;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the items of a listing; absent criteria do not narrow it.
 *
 * @param states empty for all
 * @param olderThan created at least this long ago; up to a hundred years
 * @param words each must begin a word of the title, the body or the command, whatever their case; at most fifty
 */
public record ItemFilter(
        @Nullable AgentName agent,
        Set<ItemState> states,
        @Nullable String label,
        @Nullable Duration olderThan,
        @Nullable String words) {
    public static final ItemFilter ALL = new ItemFilter(null, Set.of(), null, null, null);

    private static final Duration AGE_MAX = Duration.ofDays(36_525);

    public ItemFilter {
        if (olderThan != null && (olderThan.isNegative() || olderThan.compareTo(AGE_MAX) > 0)) {
            throw new IllegalArgumentException("olderThan is not within 0 and 100 years");
        }
        states = states == null ? Set.of() : Set.copyOf(states);
    }
}
