package dev.missioncontrol.server.crash;

import dev.missioncontrol.api.ControlPlane;

/** The control plane as an owner and as a runtime see it, through whatever is killed between. */
record Planes(ControlPlane owner, ControlPlane runtime) {}
