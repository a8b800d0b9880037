/**
 * Routes of what agents and their tools report: the endpoints of the classic contract that take reports, in any of their
 * dialects, and ours that read them.
 */
@NullMarked
package dev.missioncontrol.server.reports;

import org.jspecify.annotations.NullMarked;
