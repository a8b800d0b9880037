package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import java.time.Instant;
import java.util.List;

/**
 * The last lines that a running command printed. Telemetry: not audited, replaced by the next one.
 *
 * @param first number of lines before {@code lines}, so that a reader can tell new lines from old ones
 * @param at time of the newest line on the runtime's clock
 */
public record OutputTail(Epoch epoch, long first, List<String> lines, Instant at) {
    public static final int LINES_MAX = 500;

    public OutputTail {
        Checks.required(epoch, "epoch");
        Checks.required(at, "at");
        lines = Checks.listed(Checks.required(lines, "lines"), "lines", LINES_MAX);
        lines.forEach(line -> Checks.atMost(line, "lines entry", SizeLimits.LINE));
    }
}
