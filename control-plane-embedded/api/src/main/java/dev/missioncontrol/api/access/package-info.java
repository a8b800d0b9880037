/** Principals, the actors that the log names, and tokens. Authority comes only from the token's record. */
@NullMarked
package dev.missioncontrol.api.access;

import org.jspecify.annotations.NullMarked;
