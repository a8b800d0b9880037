/** The items that may be claimed next, the agents that are paused, and the signal that wakes waiting claims. */
@NullMarked
package dev.missioncontrol.core.inbox.queue;

import org.jspecify.annotations.NullMarked;
