package dev.missioncontrol.runtime.fitness;

/** Describes a part of the machine that does not work now, in one sentence that says what to do. */
public record Fault(Part part, String why) {}
