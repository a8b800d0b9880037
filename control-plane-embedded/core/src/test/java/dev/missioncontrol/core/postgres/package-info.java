/** The control plane on PostgreSQL: alone, with several nodes, and while the database dies. */
@NullMarked
package dev.missioncontrol.core.postgres;

import org.jspecify.annotations.NullMarked;
