package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;
import java.util.Comparator;

/**
 * A fault in a log.
 *
 * @param at the first event that it concerns
 * @param type a stable slug, for example {@code event-missing}
 * @param what the fault in one sentence
 */
public record Finding(Position at, String type, String what) {
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::at);

    @Override
    public String toString() {
        return at + ": " + what;
    }
}
