package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;
import java.util.ArrayList;
import java.util.List;

/** Collects findings and keeps the earliest ones. Confined to one thread. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();
    private long total;

    void add(Position at, String type, String what) {
        total++;
        found.add(new Finding(at, type, what));
        if (found.size() > 2 * Verifier.FINDINGS_MAX) {
            List<Finding> earliest = earliest();
            found.clear();
            found.addAll(earliest);
        }
    }

    /** Returns the number of findings behind the earliest ones. */
    long later() {
        return Math.max(0, total - Verifier.FINDINGS_MAX);
    }

    List<Finding> earliest() {
        return found.stream().sorted(Finding.ORDER).limit(Verifier.FINDINGS_MAX).toList();
    }
}
