/** Tests of the backlog beyond its contract. */
@NullMarked
package dev.missioncontrol.core.backlog;

import org.jspecify.annotations.NullMarked;
