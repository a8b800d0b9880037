package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.inbox.ItemId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which asks a listing shows; what is absent does not narrow it.
 *
 * @param states empty for all
 * @param kinds empty for all
 * @param snoozed whether to show those that are hidden now, too
 */
public record AskFilter(
        Set<AskState> states, Set<AskKind> kinds, @Nullable ItemId item, boolean snoozed) {
    /** What needs a human now. */
    public static final AskFilter OPEN = new AskFilter(Set.of(AskState.OPEN), Set.of(), null, false);
    /** Every ask. */
    public static final AskFilter ALL = new AskFilter(Set.of(), Set.of(), null, true);

    public AskFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
    }

    /** Whether the listing holds open asks only and so is ordered by what they hold up. */
    public boolean onlyOpen() {
        return states.equals(Set.of(AskState.OPEN));
    }
}
