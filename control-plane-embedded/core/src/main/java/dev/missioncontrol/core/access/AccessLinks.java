package dev.missioncontrol.core.access;

/** What access hears of others and tells them. */
public interface AccessLinks extends SuspicionListener, LiveLeases {}
