/**
 * Serves the inbox: the present routes, and the classic ones, whose behaviour must stay exactly as existing clients
 * know it.
 */
@NullMarked
package dev.missioncontrol.server.inbox;

import org.jspecify.annotations.NullMarked;
