package dev.missioncontrol.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Maps strokes to actions, including sequences of two ({@code G I}). Confined to the JavaFX thread. */
public final class KeySequence {
    /** The time for which the first of two strokes is remembered. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private String first = "";
    private Instant firstAt = Instant.EPOCH;

    /** Returns the available action that this stroke completes, if any. */
    public Optional<ConsoleAction> press(String stroke, Instant now, List<ConsoleAction> actions) {
        boolean continues = !first.isEmpty() && Duration.between(firstAt, now).compareTo(PATIENCE) <= 0;
        String whole = continues ? first + " " + stroke : stroke;
        first = "";
        Optional<ConsoleAction> found = find(whole, actions);
        if (found.isEmpty() && actions.stream().anyMatch(action -> action.keys().startsWith(whole + " "))) {
            first = whole;
            firstAt = now;
        }
        return found;
    }

    private static Optional<ConsoleAction> find(String keys, List<ConsoleAction> actions) {
        return actions.stream()
                .filter(action ->
                        action.keys().equals(keys) && action.available().getAsBoolean())
                .findFirst();
    }
}
