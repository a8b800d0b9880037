package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.attempts.AttemptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts the shells of sessions and shows them; it is never asked about the state of a session. Thread-safe. */
interface Terminal {
    /** Tells whether it outlives the runtime, so that a later start can adopt sessions and a person can attach. */
    boolean durable();

    /** Starts the command in the spec's directory and returns the id of its process. */
    long start(SessionSpec spec, List<String> argv) throws IOException;

    /** Removes what it shows of the attempt. */
    void close(AttemptId attempt) throws IOException;

    /** Lists what it shows of attempts other than these: what an earlier version of the runtime left, for example. */
    List<AgentSession> strays(Set<AttemptId> known) throws IOException;

    /** Returns the process on which everything that it shows depends; empty if there is none. */
    Optional<Long> server();

    /** Looks at what it shows now. */
    void look() throws IOException;

    /** Shows the output of an attempt of which it shows nothing. */
    void show(AttemptId attempt, String name, Path output) throws IOException;

    /** Returns the name under which a person can attach to the attempt, as it was last looked at. */
    Optional<String> shownAs(AttemptId attempt);
}
