package dev.missioncontrol.runtime.fitness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognises faults of the machine in what programs and the system say about a failure. */
final class FaultText {
    private static final Map<Part, List<String>> WORDS = words();

    private FaultText() {}

    private static Map<Part, List<String>> words() {
        Map<Part, List<String>> words = new LinkedHashMap<>();
        words.put(
                Part.DISK,
                List.of(
                        "No space left on device",
                        "Disk quota exceeded",
                        "Read-only file system",
                        "Input/output error",
                        "File too large",
                        "couldn't write"));
        words.put(
                Part.GIT,
                List.of(".lock': File exists", "could not lock", "cannot lock ref", "the command 'git' was not found"));
        words.put(Part.TMUX, List.of("tmux could not start", "tmux did not", "the command 'tmux' was not found"));
        return words;
    }

    /** Returns the part that the failure, or what caused it, speaks of. */
    static Optional<Part> partOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage());
            for (Map.Entry<Part, List<String>> part : WORDS.entrySet()) {
                if (part.getValue().stream().anyMatch(text::contains)) {
                    return Optional.of(part.getKey());
                }
            }
        }
        return Optional.empty();
    }
}
