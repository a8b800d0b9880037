/**
 * The mortal queue.
 *
 * <p>As with items, a command goes rules → event → fold → row, and {@link dev.missioncontrol.core.asks.AskTransitions}
 * is the whole state machine of an ask. {@link dev.missioncontrol.core.asks.AskChanges} changes asks;
 * {@link dev.missioncontrol.core.asks.AskService} changes an ask and the item that waits for it in one transaction;
 * {@link dev.missioncontrol.core.asks.AskTicker} does the time-driven work. This package depends on the inbox; the
 * inbox knows only the interface {@link dev.missioncontrol.core.inbox.HumanAttention}.
 */
@NullMarked
package dev.missioncontrol.core.asks;

import org.jspecify.annotations.NullMarked;
