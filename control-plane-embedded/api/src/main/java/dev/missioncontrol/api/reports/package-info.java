/**
 * Reports of agents and their tools about themselves: status, usage of sessions, conversations between agents,
 * violations of rules. They are shown as claims, never as facts that the control plane has established.
 */
@NullMarked
package dev.missioncontrol.api.reports;

import org.jspecify.annotations.NullMarked;
