/**
 * Who acts and what they may do. Authority comes only from the token's record: a token is known by its keyed digest, and the
 * {@link dev.missioncontrol.core.access.Policy} says role by role what is allowed. Everything else is refused.
 */
@NullMarked
package dev.missioncontrol.core.access;

import org.jspecify.annotations.NullMarked;
