/**
 * The secrets broker.
 *
 * <p>{@link dev.missioncontrol.core.secrets.SecretChanges} changes secrets by events and folds, as the backlog does.
 * {@link dev.missioncontrol.core.secrets.ReadRules} decides on reads: the asking runtime must hold the work now, under
 * its present epoch, and have a grant. {@link dev.missioncontrol.core.secrets.Vault} protects values: each version has
 * a key of its own, which is wrapped by a broker key, which is wrapped by the root key, which is kept only in memory
 * while the broker is open. The event of a read is on disk before the value is opened.
 */
@NullMarked
package dev.missioncontrol.core.secrets;

import org.jspecify.annotations.NullMarked;
