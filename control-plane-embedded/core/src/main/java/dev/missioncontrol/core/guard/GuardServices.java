package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The dependencies of the guard. Thread-safe.
 *
 * @param costs total costs of the sessions reported since a time
 */
public record GuardServices(
        Store store, Writer writer, Telemetry telemetry, Function<Instant, List<Cost>> costs, Alarm alarm) {
    /** The total cost of one session of an agent so far, in dollars. */
    public record Cost(AgentName agent, String session, BigDecimal total) {}

    /** Asks a human, and pauses the agent if the thresholds say so. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        void sound(Transaction transaction, GuardFinding finding, Thresholds thresholds);
    }
}
