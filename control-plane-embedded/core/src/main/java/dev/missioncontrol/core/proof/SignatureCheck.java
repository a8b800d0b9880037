package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.EraMarker;
import dev.missioncontrol.api.audit.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of each checkpoint, its place in the chain of checkpoints, and the markers of eras. An era's key
 * is the one that the next era's marker names; the newest era's key must be known from elsewhere. Confined to one
 * thread.
 */
final class SignatureCheck {
    private final Findings findings;
    private final Map<Long, String> keys = new HashMap<>();
    private final @Nullable String newest;

    private SignatureCheck(Findings findings, @Nullable String newest) {
        this.findings = findings;
        this.newest = newest;
    }

    /** Reports faults in the evidence itself; returns the key of the newest era, if there is one. */
    static @Nullable String check(LogEvidence evidence, List<EraMarker> eras, Findings findings) {
        String newest = evidence.key() == null ? firstGuess(evidence, eras) : evidence.key();
        SignatureCheck check = new SignatureCheck(findings, newest);
        check.eras(eras);
        check.signatures(evidence.beside(), "The log's own checkpoint");
        check.signatures(evidence.outside(), "The outside checkpoint");
        check.chain(evidence.beside(), false);
        check.chain(evidence.outside(), true);
        return newest;
    }

    /** Falls back to the oldest trace of a key: first in the checkpoints kept outside, then in the log itself. */
    private static @Nullable String firstGuess(LogEvidence evidence, List<EraMarker> eras) {
        if (!evidence.outside().isEmpty()) {
            return evidence.outside().getLast().key();
        }
        if (!evidence.beside().isEmpty()) {
            return evidence.beside().getLast().key();
        }
        return eras.isEmpty() ? null : eras.getLast().key();
    }

    private void eras(List<EraMarker> eras) {
        String key = newest;
        for (EraMarker era : eras.reversed()) {
            keys.put(era.era(), Objects.requireNonNullElse(key, era.key()));
            if (!era.key().equals(key) || !era.genuine()) {
                findings.add(
                        new Position(era.era(), 1),
                        "era-not-signed",
                        "the marker of the era is not signed with the key of this control plane: the restore is a"
                                + " forgery, or was made with another key.");
            }
            key = era.previousKey();
        }
        if (key != null) {
            keys.put(1L, key);
        }
    }

    private void signatures(List<Checkpoint> checkpoints, String which) {
        List<Checkpoint> bad = checkpoints.parallelStream()
                .filter(checkpoint -> !trusted(checkpoint) || !checkpoint.genuine())
                .toList();
        for (Checkpoint checkpoint : bad) {
            findings.add(
                    checkpoint.position(),
                    "checkpoint-not-signed",
                    which + " for " + checkpoint.position() + " is not signed with the key of this control plane: the"
                            + " history up to it may have been exchanged as a whole.");
        }
    }

    private boolean trusted(Checkpoint checkpoint) {
        String key = keys.get(checkpoint.position().era());
        return key == null || key.equals(checkpoint.key());
    }

    /** Checks that each names the one before; outside, lines that a restore gave up may be between them. */
    private void chain(List<Checkpoint> checkpoints, boolean outside) {
        Set<String> before = new HashSet<>();
        String previous = Checkpoint.NONE;
        for (Checkpoint checkpoint : checkpoints) {
            boolean follows = checkpoint.previous().equals(previous)
                    || (outside && (before.isEmpty() || before.contains(checkpoint.previous())));
            if (!follows) {
                findings.add(
                        checkpoint.position(),
                        "checkpoint-missing",
                        "the checkpoint for " + checkpoint.position() + " does not follow the one before it: one was"
                                + " taken out or put in.");
            }
            previous = checkpoint.id();
            before.add(previous);
        }
    }
}
