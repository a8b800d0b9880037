/**
 * The secrets broker.
 *
 * <p>{@link dev.missioncontrol.core.secrets.SecretChanges} changes secrets by events and folds, as the backlog does; {@link
 * dev.missioncontrol.core.secrets.ReadRules} says who gets a value: work that is held now, under its current epoch, by the
 * runtime that asks, with a grant. {@link dev.missioncontrol.core.secrets.Vault} keeps values: each version under a key of its
 * own, that key under a broker key, that one under the root key, which is in memory while the broker is open and nowhere else.
 * The event of a read is on disk before the value is opened.
 */
@NullMarked
package dev.missioncontrol.core.secrets;

import org.jspecify.annotations.NullMarked;
