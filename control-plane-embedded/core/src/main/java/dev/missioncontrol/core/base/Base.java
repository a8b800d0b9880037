package dev.missioncontrol.core.base;

import dev.missioncontrol.core.keys.KeySource;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Writer;
import dev.missioncontrol.core.time.AgreedClock;
import java.util.random.RandomGenerator;

/**
 * The database, the log and the sources of time, ids and keys of one open control plane. Thread-safe.
 *
 * @param clock the control plane's time
 * @param monotonic time that has passed since the process began
 * @param jitter for ids and back-off
 */
public record Base(
        Store store,
        EventLog log,
        Writer writer,
        AgreedClock clock,
        Monotonic monotonic,
        SortedIds ids,
        Telemetry telemetry,
        KeySource keys,
        RandomGenerator jitter) {}
