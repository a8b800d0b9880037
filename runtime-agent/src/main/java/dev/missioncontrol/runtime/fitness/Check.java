package dev.missioncontrol.runtime.fitness;

import java.util.Optional;

/** Looks whether one part of the machine works. Each look costs little. */
public interface Check {
    Part part();

    /** Returns what is wrong and what to do about it; empty when nothing is. */
    Optional<String> fault();
}
