/**
 * Shows the list of items, one item in detail with its live output, and the composer, and submits commands on items.
 * Complete and cancel are held back for some seconds and can be undone; everything else is sent at once with the epoch
 * shown.
 */
@NullMarked
package dev.missioncontrol.console.inbox;

import org.jspecify.annotations.NullMarked;
