package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param hash of the last event, lower-case hex
 * @param checkpoints how many agreed with the log
 * @param erased how many bodies were erased by an event that says so
 * @param key with which the newest checkpoints are signed; absent where there is none
 * @param keyKnown whether that key was given from elsewhere, and not taken from the log's own checkpoints
 * @param notes what is no fault but should be known
 * @param findings what is wrong, the first bad event first; at most {@link Verifier#FINDINGS_MAX}
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

    /** The same with one finding more, in its place. */
    public Verdict with(Finding finding) {
        List<Finding> more = Stream.concat(findings.stream(), Stream.of(finding))
                .sorted(Finding.ORDER)
                .toList();
        return new Verdict(events, head, hash, checkpoints, erased, key, keyKnown, notes, more);
    }

    /** The first bad event and what is wrong with it. */
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
