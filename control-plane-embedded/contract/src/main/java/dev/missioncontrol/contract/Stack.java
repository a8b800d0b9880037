package dev.missioncontrol.contract;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import java.time.Duration;

/** One implementation of the port, opened on a directory of its own, with time that the test moves. */
public interface Stack extends AutoCloseable {
    ControlPlane owner();

    ControlPlane runtime(RuntimeName name);

    /** Whoever bears the token; a stack that has no tokens finds out whose it is. Refused with {@code UNAUTHENTICATED}. */
    ControlPlane bearer(Token token);

    /** The bearer of a machine's token that renews it, for which the token may have expired; else as {@link #bearer}. */
    ControlPlane renewing(Token token);

    /** Whoever has the classic clients' token. */
    Reporter reporter();

    /** Lets time go by second by second, stepping what the control plane does by itself. */
    void advance(Duration by);

    @Override
    void close();
}
