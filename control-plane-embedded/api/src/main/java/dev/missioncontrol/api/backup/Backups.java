package dev.missioncontrol.api.backup;

import java.io.OutputStream;

/** Backups of a running control plane. Thread-safe. */
public interface Backups {
    /**
     * Writes everything as it is at one moment; the control plane goes on meanwhile. The file holds private texts, but no key:
     * whoever restores it needs the integrity key as well. The stream is not closed.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code FORBIDDEN} for anybody but the owner, {@code OVERLOADED}
     *     (copy-running) while another copy is being made
     */
    void write(OutputStream to);
}
