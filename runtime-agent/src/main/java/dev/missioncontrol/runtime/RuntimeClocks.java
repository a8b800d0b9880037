package dev.missioncontrol.runtime;

import java.time.InstantSource;

/**
 * The clocks of a runtime.
 *
 * @param wall for what is shown
 * @param leases for what is measured: it never jumps
 */
public record RuntimeClocks(InstantSource wall, InstantSource leases) {}
