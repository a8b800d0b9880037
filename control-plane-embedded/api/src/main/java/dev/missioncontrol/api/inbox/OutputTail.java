package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;

/**
 * The last lines that a running command printed. Telemetry: not audited, replaced by the next one.
 *
 * @param first how many lines came before {@code lines}, so that a reader can tell what is new
 * @param at when the newest line was seen, on the runtime's clock
 */
public record OutputTail(Epoch epoch, long first, List<String> lines, Instant at) {
    /** More lines than this are refused. */
    public static final int LINES_MAX = 500;

    public OutputTail {
        Checks.required(epoch, "epoch");
        Checks.required(at, "at");
        lines = Checks.listed(Checks.required(lines, "lines"), "lines", LINES_MAX);
        lines.forEach(line -> Checks.atMost(line, "lines entry", 8 * 1024));
    }
}
