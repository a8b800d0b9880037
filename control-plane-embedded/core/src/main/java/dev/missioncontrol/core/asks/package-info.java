/**
 * The mortal queue.
 *
 * <p>As with items, a command goes rules → event → fold → row, and {@link dev.missioncontrol.core.asks.AskTable} is the whole
 * life of an ask. {@link dev.missioncontrol.core.asks.AskBook} changes asks; {@link dev.missioncontrol.core.asks.AskDesk}
 * changes an ask and the item that waits for it in one transaction; {@link dev.missioncontrol.core.asks.AskTicker} does what
 * time alone brings. This room looks at the inbox; the inbox knows of it only that there are
 * {@link dev.missioncontrol.core.inbox.Humans}.
 */
@NullMarked
package dev.missioncontrol.core.asks;

import org.jspecify.annotations.NullMarked;
