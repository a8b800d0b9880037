package dev.missioncontrol.runtime;

import dev.missioncontrol.api.Incarnation;

/** Why a runtime ends. */
public sealed interface ExitReason {
    /** It was asked to. */
    record Stopped() implements ExitReason {}

    /** The control plane does not accept its token. */
    record TokenRefused(String why) implements ExitReason {}

    /** A newer life of the same runtime has started. */
    record Superseded(Incarnation newer) implements ExitReason {}
}
