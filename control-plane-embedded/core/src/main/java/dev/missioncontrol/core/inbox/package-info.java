/**
 * Items and leases.
 *
 * <p>A command goes {@link dev.missioncontrol.core.inbox.ItemRules rules} →
 * {@link dev.missioncontrol.core.inbox.ItemEvent event} → {@link dev.missioncontrol.core.inbox.ItemFold fold} → row:
 * the rules look at the item and decide which event follows, the fold computes the item after the event, and nothing
 * else changes the row. Replaying the log through the fold gives the same rows. The end of a renewed lease is
 * telemetry, in a table of its own.
 */
@NullMarked
package dev.missioncontrol.core.inbox;

import org.jspecify.annotations.NullMarked;
