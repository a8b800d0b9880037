/**
 * Runtimes and agents. A runtime's start is an event and gives it an incarnation; its heartbeats are telemetry. The
 * status of an agent is computed on demand from the items that it holds, the runtime that runs it and its last sign of
 * activity.
 */
@NullMarked
package dev.missioncontrol.core.agents;

import org.jspecify.annotations.NullMarked;
