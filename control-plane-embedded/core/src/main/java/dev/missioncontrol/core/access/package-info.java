/** Tokens: issued here, recognised by their keyed digest, never stored. Authority comes only from a token's record. */
@NullMarked
package dev.missioncontrol.core.access;

import org.jspecify.annotations.NullMarked;
