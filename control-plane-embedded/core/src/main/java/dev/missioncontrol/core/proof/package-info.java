/**
 * Verification of a log, with or without its database.
 *
 * <p>A {@link dev.missioncontrol.core.proof.Verifier} reads the entries once, in order. The chain of hashes reveals
 * events that were changed, removed, inserted or moved. Signed checkpoints reveal a recomputed chain and a truncated
 * tail; checkpoints kept outside the database, and the heads that clients remember, reveal a database that was reset to
 * an older state or replaced as a whole.
 */
@NullMarked
package dev.missioncontrol.core.proof;

import org.jspecify.annotations.NullMarked;
