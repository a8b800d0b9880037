/**
 * The database and the one way to change it.
 *
 * <p>The writer takes what waits as one batch. What its commands will look at is read in bulk
 * ({@link dev.missioncontrol.core.store.Prefetch}); the commands decide in memory, each on what the ones before left
 * ({@link dev.missioncontrol.core.store.Transaction}); rows and events are written in bulk, committed and forced to disk once;
 * then all callers are answered. Small rows that are in use, and {@link dev.missioncontrol.core.store.RowIndex views} such as the
 * front of the queue, stay in memory until somebody else may have changed them: another node, SQL of one's own, a rollback.
 * What may be lost for seconds takes no turn of its own
 * ({@link dev.missioncontrol.core.store.Telemetry}). Reads run beside the writer and never wait for it. No thread that touches
 * the database is ever interrupted, because an interrupt closes the database file.
 */
@NullMarked
package dev.missioncontrol.core.store;

import org.jspecify.annotations.NullMarked;
