package dev.missioncontrol.api.secrets;

/** A version on its way to a person. */
public record Revealed(int version, Sealed value) {}
