package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import java.io.IOException;
import java.util.List;

/** Starts, observes and ends sessions. Thread-safe. */
public interface Sessions {
    /** Tells whether sessions outlive the runtime, so that a later start can adopt them and a person can attach. */
    boolean durable();

    AgentSession launch(SessionSpec spec) throws IOException;

    /** Lists every session of this runtime, running or ended, from this or an earlier start. */
    List<AgentSession> list() throws IOException;

    Observation observe(AgentSession session) throws IOException;

    /**
     * Records that the session is about to be adopted under {@code next}; both epochs identify it until {@link
     * #adopted}.
     */
    void adopting(AgentSession session, Epoch next) throws IOException;

    /** Assigns the session to {@code epoch}. */
    AgentSession adopted(AgentSession session, Epoch epoch) throws IOException;

    /** Ends its processes; the output and exit status of a durable session can still be observed. */
    void stop(AgentSession session) throws IOException;

    /** Ends its processes and removes every trace of it. */
    void remove(AgentSession session) throws IOException;
}
