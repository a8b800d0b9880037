/**
 * Serves reports of agents and their tools: the endpoints of the classic contract that take them, in any dialect, and
 * the endpoints that list them.
 */
@NullMarked
package dev.missioncontrol.server.reports;

import org.jspecify.annotations.NullMarked;
