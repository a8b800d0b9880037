/** Disks that are full, read-only or fail under the embedded database. */
@NullMarked
package dev.missioncontrol.core.room;

import org.jspecify.annotations.NullMarked;
