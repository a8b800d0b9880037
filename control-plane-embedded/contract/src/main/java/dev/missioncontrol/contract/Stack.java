package dev.missioncontrol.contract;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import java.time.Duration;

/** One implementation of the port, opened on a directory of its own, with time that the test moves. */
public interface Stack extends AutoCloseable {
    ControlPlane owner();

    ControlPlane runtime(RuntimeName name);

    /** Returns the port of the token's bearer. An invalid token is refused with {@code UNAUTHENTICATED}. */
    ControlPlane bearer(Token token);

    /** Does {@link #bearer} for a machine that renews its token, which may have expired. */
    ControlPlane renewing(Token token);

    /** Returns a reporter with the classic clients' token. */
    Reporter reporter();

    /** Lets time go by second by second, stepping what the control plane does by itself. */
    void advance(Duration by);

    @Override
    void close();
}
