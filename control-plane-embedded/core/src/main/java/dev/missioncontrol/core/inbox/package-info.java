/**
 * Items and leases, as the port offers them.
 *
 * <p>{@code lifecycle} decides which event follows from a command and what an item is after it; {@code items} keeps the rows;
 * {@code queue} knows what may be claimed next; {@code leases} takes back what ran out. Nothing but a recorded event changes the
 * row of an item. How long a lease lasts after a renewal is telemetry and lies in a table of its own.
 */
@NullMarked
package dev.missioncontrol.core.inbox;

import org.jspecify.annotations.NullMarked;
