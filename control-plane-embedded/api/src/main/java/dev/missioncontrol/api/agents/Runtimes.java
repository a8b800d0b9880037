package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers starts and heartbeats of runtimes. A runtime's identity comes from its token. Thread-safe. */
public interface Runtimes {
    /** Registers the start of a runtime's process: it gets a new incarnation, and every older one is fenced. */
    RuntimeStarted start(RuntimeStart start);

    /** Registers a heartbeat; see {@link Pulse}. */
    PulseAnswer pulse(Pulse pulse);

    /** All runtimes, by name. */
    List<RuntimeStatus> list();

    /** Lists interruptions of gateways, newest first; {@code cursor} is {@link Page#next()} of the page before. */
    Page<Blip> blips(@Nullable String cursor, int limit);
}
