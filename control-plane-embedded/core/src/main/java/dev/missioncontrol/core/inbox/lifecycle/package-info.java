/** The life of an item without any storage: which command is allowed in which state, which event follows, and what the item is after it. */
@NullMarked
package dev.missioncontrol.core.inbox.lifecycle;

import org.jspecify.annotations.NullMarked;
