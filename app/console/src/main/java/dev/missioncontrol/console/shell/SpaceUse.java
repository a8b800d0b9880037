package dev.missioncontrol.console.shell;

/** The size of the control plane's file, and how much of it is in use. */
public record SpaceUse(long fileBytes, long liveBytes) {}
