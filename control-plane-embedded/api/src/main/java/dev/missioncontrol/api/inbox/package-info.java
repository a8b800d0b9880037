/**
 * The inbox: an item is one piece of work for one agent, and a lease names its present holder.
 *
 * <p>{@code pending → acked → working → completed | failed | cancelled}, and {@code waiting} while a human is asked. A
 * holder has a lease with an epoch, the fencing number: it only ever rises, and every command of a holder carries it. A
 * stale holder is told so ({@link dev.missioncontrol.api.inbox.ItemOutcome.Fenced}) and never overwrites later work.
 */
@NullMarked
package dev.missioncontrol.api.inbox;

import org.jspecify.annotations.NullMarked;
