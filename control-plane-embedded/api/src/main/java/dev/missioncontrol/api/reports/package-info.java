/**
 * What agents and their tools say of themselves: how they are, what a session has used, how a talk between agents went, which
 * rule somebody broke. It is shown as what was said, never as something that the control plane knows.
 */
@NullMarked
package dev.missioncontrol.api.reports;

import org.jspecify.annotations.NullMarked;
