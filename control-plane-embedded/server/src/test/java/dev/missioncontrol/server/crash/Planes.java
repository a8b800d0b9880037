package dev.missioncontrol.server.crash;

import dev.missioncontrol.api.ControlPlane;

/** Holds the control plane as an owner and as a runtime see it, across all crashes. */
record Planes(ControlPlane owner, ControlPlane runtime) {}
