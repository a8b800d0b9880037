/**
 * First results by idempotency key. {@link dev.missioncontrol.core.idempotency.Once} runs a command once under its
 * caller's key; a repeated call gets the first result, either as it was written out or as the log records it. Knows no
 * feature.
 */
@NullMarked
package dev.missioncontrol.core.idempotency;

import org.jspecify.annotations.NullMarked;
