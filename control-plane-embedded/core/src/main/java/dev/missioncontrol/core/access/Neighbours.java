package dev.missioncontrol.core.access;

/** What access hears of others and tells them. */
public interface Neighbours extends Suspicion, LiveWork {}
