/**
 * The database and the one way to change it.
 *
 * <p>The writer takes all waiting commands as one batch. The rows that they declare are read in bulk
 * ({@link dev.missioncontrol.core.store.Prefetch}); the commands decide in memory, each on the state that the previous
 * ones left ({@link dev.missioncontrol.core.store.Transaction}); rows and events are written in bulk, committed and
 * forced to disk once; then all callers are answered. Small rows in use, and
 * {@link dev.missioncontrol.core.store.RowIndex indexes} such as the front of the queue, stay in memory until another
 * writer may have changed them: another node, custom SQL, a rollback. Data of which the last seconds may be lost takes
 * no turn of its own ({@link dev.missioncontrol.core.store.Telemetry}). Reads run beside the writer and never wait for
 * it. No thread that touches the database is ever interrupted, because an interrupt closes the database file.
 */
@NullMarked
package dev.missioncontrol.core.store;

import org.jspecify.annotations.NullMarked;
