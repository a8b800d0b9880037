/**
 * The single writer. It takes all waiting commands as one batch and reads in bulk the rows that they declare
 * ({@link dev.missioncontrol.core.store.write.Prefetch}). Each command is decided in memory on the state that the previous
 * ones left ({@link dev.missioncontrol.core.store.write.Transaction}). Rows and events are written in bulk, committed and
 * forced to disk once, and only then is any caller answered. Data of which the last seconds may be lost is written beside
 * the batches ({@link dev.missioncontrol.core.store.write.Telemetry}).
 */
@NullMarked
package dev.missioncontrol.core.store.write;

import org.jspecify.annotations.NullMarked;
