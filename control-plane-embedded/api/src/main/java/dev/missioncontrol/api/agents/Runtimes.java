package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runtimes. Who a runtime is comes from its token. Thread-safe. */
public interface Runtimes {
    /** A runtime's process has started: it gets a new incarnation, and every older one is fenced. */
    RuntimeStarted start(RuntimeStart start);

    /** A sign of life; see {@link Pulse}. */
    PulseAnswer pulse(Pulse pulse);

    /** All runtimes, by name. */
    List<RuntimeStatus> list();

    /** Interruptions of gateways, the newest first; {@code cursor} is {@link Page#next()} of the page before. */
    Page<Blip> blips(@Nullable String cursor, int limit);
}
