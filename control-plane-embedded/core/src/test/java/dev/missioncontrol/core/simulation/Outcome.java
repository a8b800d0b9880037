package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.ControlPlaneException;

/** What became of an act. */
sealed interface Outcome<T> {
    /** It was answered. */
    record Answer<T>(T value) implements Outcome<T> {}

    /** It was refused with an error. */
    record Refusal<T>(ControlPlaneException why) implements Outcome<T> {}

    /** Nobody knows: no answer came. */
    record Unknown<T>() implements Outcome<T> {}
}
