/**
 * The secrets broker as callers see it: names, versions, grants and reads in clear; values only
 * {@linkplain dev.missioncontrol.api.secrets.Sealed sealed} to their recipient.
 *
 * <p>A value is a {@link dev.missioncontrol.api.secrets.SecretValue} at its two ends and nowhere a string:
 * {@link dev.missioncontrol.api.secrets.SealingPair} opens, {@link dev.missioncontrol.api.secrets.SealingKey} seals.
 */
@NullMarked
package dev.missioncontrol.api.secrets;

import org.jspecify.annotations.NullMarked;
