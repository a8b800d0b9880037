package dev.missioncontrol.console.shell;

import java.time.Instant;

public sealed interface ConnectionState {
    /** The first connection is being made. */
    record Connecting(Instant since) implements ConnectionState {}

    /** The control plane answered at {@code lastHeard}. */
    record Live(Instant lastHeard) implements ConnectionState {}

    /** The control plane has not answered since; the console keeps trying. */
    record Lost(Instant since, String why) implements ConnectionState {}
}
