/**
 * Runtimes and agents. A runtime's start is an event and gives it an incarnation; its signs of life are telemetry. What is
 * known of an agent is put together when asked: what it holds, who runs it, and when it was last heard of.
 */
@NullMarked
package dev.missioncontrol.core.agents;

import org.jspecify.annotations.NullMarked;
