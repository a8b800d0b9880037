package dev.missioncontrol.api.guard;

import dev.missioncontrol.api.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits beyond which a human is asked.
 *
 * @param rounds how often an item may enter the same state with the same holder within an hour
 * @param handOvers how often two agents may hand the same subject to each other within an hour
 * @param idleActs number of actions of an agent without progress on any of its items
 * @param costPerHour in dollars, of one agent; absent for no limit
 * @param pause whether to pause the agent as well until it is resumed
 */
public record Thresholds(
        int rounds, int handOvers, int idleActs, @Nullable BigDecimal costPerHour, boolean pause) {
    /** The default thresholds. */
    public static final Thresholds USUAL = new Thresholds(4, 6, 20, null, false);

    private static final int MAX = 10_000;

    public Thresholds {
        within(rounds, "rounds");
        within(handOvers, "handOvers");
        within(idleActs, "idleActs");
        if (costPerHour != null) {
            Checks.atMost(costPerHour.toPlainString(), "costPerHour", 30);
            if (costPerHour.signum() <= 0) {
                throw new IllegalArgumentException("costPerHour must be greater than zero");
            }
        }
    }

    private static void within(int value, String field) {
        if (value < 2 || value > MAX) {
            throw new IllegalArgumentException(field + " must be between 2 and " + MAX);
        }
    }
}
