package dev.missioncontrol.offline;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.proof.Verdict;
import java.io.PrintWriter;
import java.util.List;

/** Prints the verdict of a verification, as text or JSON. */
final class VerdictText {
    private static final int WRONG = 3;

    private final PrintWriter out;
    private final boolean json;

    VerdictText(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    private record Told(boolean valid, Verdict verdict, List<String> differences) {}

    /** Prints the verdict and returns the exit code that belongs to it. */
    int tell(Verdict verdict, List<String> differences) {
        boolean valid = verdict.valid() && differences.isEmpty();
        if (json) {
            out.println(Json.write(new Told(valid, verdict, differences)));
        } else {
            text(verdict, differences);
        }
        out.flush();
        return valid ? 0 : WRONG;
    }

    private void text(Verdict verdict, List<String> differences) {
        verdict.notes().forEach(out::println);
        verdict.findings().forEach(finding -> out.println("WRONG at " + finding));
        differences.forEach(difference -> out.println("WRONG " + difference));
        if (verdict.valid()) {
            out.println("The audit trail is whole: " + verdict.events() + " events up to " + verdict.head() + ", "
                    + verdict.checkpoints() + " checkpoints agree, " + verdict.erased() + " bodies erased.");
        }
        if (verdict.key() != null) {
            out.println("Signed with " + verdict.key()
                    + (verdict.keyKnown() ? "" : ", which is the log's own word: compare it with what you know."));
        }
        out.println("Head " + verdict.head() + " " + verdict.hash());
    }
}
