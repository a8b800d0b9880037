package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.EraMarker;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.log.LogEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the log with heads that were recorded before: each must be in it with the same hash. A head that a restore
 * has given up is a note, not a fault. Confined to one thread.
 */
final class HeadCheck {
    private final Findings findings;
    private final List<String> notes;
    private final TreeMap<Position, List<WitnessedHead>> waiting = new TreeMap<>();
    private final List<WitnessedHead> passed = new ArrayList<>();
    private int met;

    HeadCheck(LogEvidence evidence, Findings findings, List<String> notes) {
        this.findings = findings;
        this.notes = notes;
        evidence.beside().forEach(checkpoint -> expect(seen(checkpoint, "a checkpoint beside the log")));
        evidence.outside().forEach(checkpoint -> expect(seen(checkpoint, "a checkpoint kept outside the database")));
        evidence.seen().forEach(this::expect);
    }

    private static WitnessedHead seen(Checkpoint checkpoint, String witness) {
        return new WitnessedHead(checkpoint.position(), checkpoint.head(), witness);
    }

    private void expect(WitnessedHead head) {
        waiting.computeIfAbsent(head.position(), _ -> new ArrayList<>()).add(head);
    }

    void next(LogEntry entry) {
        while (!waiting.isEmpty() && waiting.firstKey().compareTo(entry.position()) <= 0) {
            Map.Entry<Position, List<WitnessedHead>> expected = waiting.pollFirstEntry();
            if (expected.getKey().equals(entry.position())) {
                expected.getValue().forEach(head -> compare(head, entry));
            } else {
                passed.addAll(expected.getValue());
            }
        }
    }

    private void compare(WitnessedHead head, LogEntry entry) {
        if (head.hash().equals(HexFormat.of().formatHex(entry.hash()))) {
            met++;
        } else {
            findings.add(
                    head.position(),
                    "another-history",
                    "the log has another event here than " + head.witness()
                            + " remembers: it, or an earlier event, was rewritten.");
        }
    }

    /** Returns the number of recorded heads that agree with the log. */
    int met() {
        return met;
    }

    void end(Position last, List<EraMarker> eras) {
        passed.forEach(head -> notInLog(head, last, eras));
        waiting.values().forEach(list -> list.forEach(head -> notInLog(head, last, eras)));
    }

    private void notInLog(WitnessedHead head, Position last, List<EraMarker> eras) {
        Position at = head.position();
        boolean givenUp = eras.stream().anyMatch(era -> at.era() < era.era() && at.compareTo(era.kept()) > 0);
        if (givenUp) {
            notes.add("Era " + eras.getLast().era() + " gave up " + at + ", which " + head.witness() + " remembers.");
        } else if (at.compareTo(last) > 0) {
            findings.add(
                    new Position(last.era(), last.sequence() + 1),
                    "log-ends-early",
                    "the log ends at " + last + ", but " + head.witness() + " says that it went on to " + at
                            + ": its end was cut off, or an older state was put in its place.");
        } else {
            findings.add(at, "another-history", "the log has no such event, which " + head.witness() + " remembers.");
        }
    }
}
