/**
 * What can be proved about a log by anybody who has it, with or without its database.
 *
 * <p>A {@link dev.missioncontrol.core.proof.Verifier} reads the entries once, in order. The chain of hashes shows an event that
 * was changed, taken out, put in or moved. Signed checkpoints show a chain that was computed anew and a tail that was cut off;
 * those kept outside the database, and the heads that clients remember, show a database that was put back to an older state or
 * exchanged as a whole.
 */
@NullMarked
package dev.missioncontrol.core.proof;

import org.jspecify.annotations.NullMarked;
