package dev.missioncontrol.core.access;

/** The calls of access to other features. */
public interface AccessLinks extends SuspicionListener, LiveLeases {}
