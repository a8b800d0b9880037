package dev.missioncontrol.api.inbox;

import java.util.Collection;
import java.util.Set;

/** The labels that mean something to the control plane; any other label is the fleet's own. */
public final class Label {
    /** An item with one of these is not claimed. Adding one to a held item takes effect at the next claim. */
    public static final Set<String> HELD = Set.of("parked", "needs-approval", "blocked", "in-review");

    /** Ranks the item behind all others. */
    public static final String LATER = "later";

    private static final Set<String> FIRST = Set.of("sev-1", "sev-2");
    private static final Set<String> SECOND = Set.of("deploy", "handoff");

    private Label() {}

    /** Returns whether items with these labels are kept from being claimed. */
    public static boolean hold(Collection<String> labels) {
        return labels.stream().anyMatch(HELD::contains);
    }

    /**
     * Returns the place of items with these labels in the queue: 0 is first, 3 is last; within a rank the oldest is
     * first.
     */
    public static int rank(Collection<String> labels) {
        if (labels.contains(LATER)) {
            return 3;
        }
        if (labels.stream().anyMatch(FIRST::contains)) {
            return 0;
        }
        return labels.stream().anyMatch(SECOND::contains) ? 1 : 2;
    }
}
