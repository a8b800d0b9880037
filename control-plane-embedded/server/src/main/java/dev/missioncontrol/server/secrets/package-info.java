/** Routes of the secrets broker. Values pass through sealed; nothing here can open them. */
@NullMarked
package dev.missioncontrol.server.secrets;

import org.jspecify.annotations.NullMarked;
