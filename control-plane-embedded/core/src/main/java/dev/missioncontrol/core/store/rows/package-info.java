/** Tables of immutable rows: columns, reading and writing in bulk, and the rows that a batch has in memory. */
@NullMarked
package dev.missioncontrol.core.store.rows;

import org.jspecify.annotations.NullMarked;
