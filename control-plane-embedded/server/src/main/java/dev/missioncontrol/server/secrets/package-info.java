/** Serves the secrets broker. Values pass through sealed; this package cannot decrypt them. */
@NullMarked
package dev.missioncontrol.server.secrets;

import org.jspecify.annotations.NullMarked;
