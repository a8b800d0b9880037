package dev.missioncontrol.api.inbox;

/** Work that a runtime can do by itself. */
public sealed interface Work permits Command {}
