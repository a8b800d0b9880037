/**
 * The shared language of all parts of the system.
 *
 * <p>{@link dev.missioncontrol.api.ControlPlane} is the port. An instance acts for one authenticated principal. It has
 * two implementations, the core (in process) and the HTTP client, and one contract suite holds both to the same
 * behaviour. Expected answers are sealed outcomes; failures are {@link dev.missioncontrol.api.ControlPlaneException}.
 */
@NullMarked
package dev.missioncontrol.api;

import org.jspecify.annotations.NullMarked;
