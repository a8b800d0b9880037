package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import java.io.IOException;
import java.util.List;

/** Starts, watches and ends sessions. Thread-safe. */
public interface Sessions {
    /** Whether sessions outlive the runtime, so that a later start can go on with them and a person can attach. */
    boolean durable();

    AgentSession launch(SessionSpec spec) throws IOException;

    /** Every session of this runtime, running or ended, from this or an earlier start. */
    List<AgentSession> list() throws IOException;

    Observation observe(AgentSession session) throws IOException;

    /** Notes that the session is about to be taken over under {@code next}; both epochs name it until {@link #adopted}. */
    void adopting(AgentSession session, Epoch next) throws IOException;

    /** The session now belongs to {@code epoch}. */
    AgentSession adopted(AgentSession session, Epoch epoch) throws IOException;

    /** Ends its processes; what it printed and how it ended can still be observed where sessions are durable. */
    void stop(AgentSession session) throws IOException;

    /** Ends its processes and removes every trace of it. */
    void remove(AgentSession session) throws IOException;
}
