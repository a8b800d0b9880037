/** Routes about who the caller is, and about tokens for others. */
@NullMarked
package dev.missioncontrol.server.access;

import org.jspecify.annotations.NullMarked;
