package dev.missioncontrol.core.proof;

import dev.missioncontrol.core.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether a log is intact and which event is the first bad one. Pure: it is given entries in order and the
 * evidence to compare with, and needs memory for the evidence only. Confined to one thread.
 */
public final class Verifier {
    /** Limit of reported findings; the first one matters most. */
    public static final int FINDINGS_MAX = 20;

    private static final int NOTES_MAX = 20;

    private final LogEvidence evidence;
    private final Findings findings = new Findings();
    private final List<String> notes = new ArrayList<>();
    private final ChainCheck chain = new ChainCheck(findings);
    private final HeadCheck heads;

    public Verifier(LogEvidence evidence) {
        this.evidence = evidence;
        this.heads = new HeadCheck(evidence, findings, notes);
    }

    /** Takes the next entry. */
    public void next(LogEntry entry) {
        chain.next(entry);
        heads.next(entry);
    }

    /** Returns whether a body is missing and its erasure event has not come yet. */
    public boolean waitsForWord() {
        return chain.somethingAbsent();
    }

    /**
     * Returns the verdict; must be the last call.
     *
     * @param bodies whether bodies were given; without them their absence means nothing
     */
    public Verdict end(boolean bodies) {
        chain.end(bodies);
        heads.end(chain.last(), chain.eras());
        @Nullable String key = SignatureCheck.check(evidence, chain.eras(), findings);
        return new Verdict(
                chain.events(),
                chain.last(),
                chain.hash(),
                heads.met(),
                chain.erased(),
                key,
                evidence.key() != null,
                remarks(),
                findings.earliest());
    }

    /** Returns the first notes, and words about what was left out of them and of the findings. */
    private List<String> remarks() {
        List<String> all = new ArrayList<>(notes.stream().limit(NOTES_MAX).toList());
        if (notes.size() > NOTES_MAX) {
            all.add((notes.size() - NOTES_MAX) + " more notes were left out");
        }
        if (findings.later() > 0) {
            all.add(findings.later() + " later findings were left out");
        }
        return all;
    }
}
