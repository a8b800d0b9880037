package dev.missioncontrol.runtime;

import dev.missioncontrol.api.Incarnation;

/** Why a runtime ends. */
public sealed interface Ending {
    /** It was asked to. */
    record Stopped() implements Ending {}

    /** The control plane does not accept its token. */
    record TokenRefused(String why) implements Ending {}

    /** A newer life of the same runtime has started. */
    record Superseded(Incarnation newer) implements Ending {}
}
