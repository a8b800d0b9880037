/** The rows of items and leases, their SQL, and the columns from which an item's place in the queue follows. */
@NullMarked
package dev.missioncontrol.core.inbox.items;

import org.jspecify.annotations.NullMarked;
