/**
 * The mortal queue: an ask is what only a human can do.
 *
 * <p>{@code open → answered | withdrawn | expired}. An ask that the holder of an item raises suspends that item; its answer
 * lets it go on. What is asked for with the same dedupe key while an ask is open adds to that ask. Past its deadline an ask
 * takes its default where it has one; every other one escalates and stays open: nothing expires silently.
 */
@NullMarked
package dev.missioncontrol.api.asks;

import org.jspecify.annotations.NullMarked;
