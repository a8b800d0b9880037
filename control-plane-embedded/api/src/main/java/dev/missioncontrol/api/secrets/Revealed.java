package dev.missioncontrol.api.secrets;

/** A version of a secret, sealed for a person. */
public record Revealed(int version, Sealed value) {}
