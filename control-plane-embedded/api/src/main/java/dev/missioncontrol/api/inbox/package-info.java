/**
 * The inbox: an item is one piece of work for one agent, and a lease says who is at it.
 *
 * <p>{@code pending → acked → working → completed | failed | cancelled}, and {@code waiting} while a
 * human is asked. A holder has a lease with an epoch, the fencing number: it only ever rises, and every act of a holder
 * carries it, so that a stale holder is told so ({@link dev.missioncontrol.api.inbox.ItemOutcome.Fenced}) and never overwrites what came after it.
 */
@NullMarked
package dev.missioncontrol.api.inbox;

import org.jspecify.annotations.NullMarked;
