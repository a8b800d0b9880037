/**
 * Sends a heartbeat every ten seconds, which renews every lease held and learns which work is not wanted any more. It
 * has a loop of its own and stops last, so that a busy runtime still looks alive.
 */
@NullMarked
package dev.missioncontrol.runtime.pulse;

import org.jspecify.annotations.NullMarked;
