/**
 * Agents, runtimes and gateways, and their known state. Liveness (is there a recent heartbeat) and activity (what is
 * the agent doing) are two facts, never one field, and each is shown with the observation behind it and that
 * observation's time.
 */
@NullMarked
package dev.missioncontrol.api.agents;

import org.jspecify.annotations.NullMarked;
