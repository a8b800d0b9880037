package dev.missioncontrol.console.shell;

import java.time.Instant;

/** How things stand with the control plane. */
public sealed interface ConnectionState {
    /** The first contact is being made. */
    record Connecting(Instant since) implements ConnectionState {}

    /** It answered at {@code lastHeard}. */
    record Live(Instant lastHeard) implements ConnectionState {}

    /** It has not answered since; the console keeps trying. */
    record Lost(Instant since, String why) implements ConnectionState {}
}
