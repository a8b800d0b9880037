package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.inbox.ItemId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the asks of a listing; absent criteria do not narrow it.
 *
 * @param states empty for all
 * @param kinds empty for all
 * @param snoozed whether to include asks that are hidden now
 */
public record AskFilter(
        Set<AskState> states, Set<AskKind> kinds, @Nullable ItemId item, boolean snoozed) {
    /** Open asks that are not snoozed. */
    public static final AskFilter OPEN = new AskFilter(Set.of(AskState.OPEN), Set.of(), null, false);

    public static final AskFilter ALL = new AskFilter(Set.of(), Set.of(), null, true);

    public AskFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
    }

    /** Returns whether the listing holds open asks only and so is ordered by the work that they hold up. */
    public boolean onlyOpen() {
        return states.equals(Set.of(AskState.OPEN));
    }
}
