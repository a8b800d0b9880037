/**
 * The mortal queue: an ask is a request that only a human can answer.
 *
 * <p>{@code open → answered | withdrawn | expired}. An ask that the holder of an item raises suspends that item until
 * it is answered. Raising an ask with the dedupe key of an open one adds to the open one. At its deadline an ask takes
 * its default, if it has one; every other ask escalates and stays open, so nothing expires silently.
 */
@NullMarked
package dev.missioncontrol.api.asks;

import org.jspecify.annotations.NullMarked;
