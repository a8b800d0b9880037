package dev.missioncontrol.runtime;

import dev.missioncontrol.api.Incarnation;

public sealed interface ExitReason {
    /** The runtime was asked to stop. */
    record Stopped() implements ExitReason {}

    /** The control plane does not accept the runtime's token. */
    record TokenRefused(String why) implements ExitReason {}

    /** A newer incarnation of the same runtime has started. */
    record Superseded(Incarnation newer) implements ExitReason {}
}
