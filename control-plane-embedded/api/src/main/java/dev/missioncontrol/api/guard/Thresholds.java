package dev.missioncontrol.api.guard;

import dev.missioncontrol.api.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * From how much on a human is asked.
 *
 * @param rounds how often an item may come into the same state with the same holder within an hour
 * @param handOvers how often two agents may hand the same subject to each other within an hour
 * @param idleActs how many acts of an agent may go by without one of its items coming further
 * @param costPerHour in dollars, of one agent; no limit where absent
 * @param pause whether the agent takes no new work, either, until somebody resumes it
 */
public record Thresholds(
        int rounds, int handOvers, int idleActs, @Nullable BigDecimal costPerHour, boolean pause) {
    /** Those of a fleet that has said nothing. */
    public static final Thresholds USUAL = new Thresholds(4, 6, 20, null, false);

    private static final int MAX = 10_000;

    public Thresholds {
        within(rounds, "rounds");
        within(handOvers, "handOvers");
        within(idleActs, "idleActs");
        if (costPerHour != null) {
            Checks.atMost(costPerHour.toPlainString(), "costPerHour", 30);
            if (costPerHour.signum() <= 0) {
                throw new IllegalArgumentException("costPerHour must be more than nothing");
            }
        }
    }

    private static void within(int value, String field) {
        if (value < 2 || value > MAX) {
            throw new IllegalArgumentException(field + " must be between 2 and " + MAX);
        }
    }
}
