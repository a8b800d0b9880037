/**
 * Items and leases, as the port offers them.
 *
 * <p>{@code lifecycle} decides which event follows from a command and computes the item after it; {@code items} keeps the
 * rows; {@code queue} knows the items that may be claimed next; {@code leases} ends expired leases. Nothing but a recorded
 * event changes the row of an item. The end of a renewed lease is telemetry, in a table of its own.
 */
@NullMarked
package dev.missioncontrol.core.inbox;

import org.jspecify.annotations.NullMarked;
