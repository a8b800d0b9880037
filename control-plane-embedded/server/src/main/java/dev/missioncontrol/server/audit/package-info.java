/** Serves the event log: pages, and the live feed as server-sent events. */
@NullMarked
package dev.missioncontrol.server.audit;

import org.jspecify.annotations.NullMarked;
