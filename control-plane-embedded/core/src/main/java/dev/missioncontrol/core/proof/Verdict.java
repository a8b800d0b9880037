package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param hash of the last event, lower-case hex
 * @param checkpoints number that agree with the log
 * @param erased number of bodies erased by a recorded erasure
 * @param key with which the newest checkpoints are signed; absent if there is none
 * @param keyKnown whether that key was given from elsewhere, and not taken from the log's own checkpoints
 * @param notes remarks that are not faults
 * @param findings faults, in the order of events; at most {@link Verifier#FINDINGS_MAX}
 */
public record Verdict(
        long events,
        Position head,
        String hash,
        int checkpoints,
        long erased,
        @Nullable String key,
        boolean keyKnown,
        List<String> notes,
        List<Finding> findings) {
    public Verdict {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    public boolean valid() {
        return findings.isEmpty();
    }

    /** The same with one more finding, in its place. */
    public Verdict with(Finding finding) {
        List<Finding> more = Stream.concat(findings.stream(), Stream.of(finding))
                .sorted(Finding.ORDER)
                .toList();
        return new Verdict(events, head, hash, checkpoints, erased, key, keyKnown, notes, more);
    }

    /** Returns the first bad event and its fault. */
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
