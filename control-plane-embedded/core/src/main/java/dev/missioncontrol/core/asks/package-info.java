/**
 * The mortal queue.
 *
 * <p>As with items, a command goes rules → event → fold → row, and {@link dev.missioncontrol.core.asks.AskTransitions} is the whole
 * life of an ask. {@link dev.missioncontrol.core.asks.AskChanges} changes asks; {@link dev.missioncontrol.core.asks.AskService}
 * changes an ask and the item that waits for it in one transaction; {@link dev.missioncontrol.core.asks.AskTicker} does what
 * time alone brings. This room looks at the inbox; the inbox knows of it only that there are
 * {@link dev.missioncontrol.core.inbox.HumanAttention}.
 */
@NullMarked
package dev.missioncontrol.core.asks;

import org.jspecify.annotations.NullMarked;
