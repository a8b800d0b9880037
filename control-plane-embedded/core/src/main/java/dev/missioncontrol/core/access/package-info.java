/** Tokens: minted here, known again by their keyed digest, stored nowhere. Authority comes only from a token's record. */
@NullMarked
package dev.missioncontrol.core.access;

import org.jspecify.annotations.NullMarked;
