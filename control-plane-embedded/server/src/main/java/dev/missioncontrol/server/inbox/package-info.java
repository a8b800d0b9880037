/** Routes of the inbox: ours, and the classic ones, which must stay exactly as existing clients know them. */
@NullMarked
package dev.missioncontrol.server.inbox;

import org.jspecify.annotations.NullMarked;
