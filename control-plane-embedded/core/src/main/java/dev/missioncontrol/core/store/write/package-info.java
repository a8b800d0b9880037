/**
 * The single writer. It takes the commands that wait as one batch and reads what they will look at in bulk
 * ({@link dev.missioncontrol.core.store.write.Prefetch}); each command is decided in memory on the state that the ones before it
 * left ({@link dev.missioncontrol.core.store.write.Transaction}); rows and events are written in bulk, committed and forced to
 * disk once, and only then is any caller answered. What may be lost for seconds is written beside the batches
 * ({@link dev.missioncontrol.core.store.write.Telemetry}).
 */
@NullMarked
package dev.missioncontrol.core.store.write;

import org.jspecify.annotations.NullMarked;
