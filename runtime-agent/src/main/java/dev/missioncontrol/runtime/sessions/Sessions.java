package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

    /**
     * Ends everything that it started; its output and how it ended can still be observed. Returns the processes that
     * survived, in words.
     */
    List<String> stop(AgentSession session) throws IOException;

    /** Ends everything that it started and removes every trace of it. Returns the processes that survived, in words. */
    List<String> remove(AgentSession session) throws IOException;

    /** Returns the name under which a person can attach to it now, as it was last seen. */
    Optional<String> shownAs(AgentSession session);

    /** Tells whether nothing that a session started can escape its end. */
    boolean endIsProvable();
}
