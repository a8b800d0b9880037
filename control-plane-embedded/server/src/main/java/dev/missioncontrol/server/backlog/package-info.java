/** Serves projects, epics and issues. */
@NullMarked
package dev.missioncontrol.server.backlog;

import org.jspecify.annotations.NullMarked;
