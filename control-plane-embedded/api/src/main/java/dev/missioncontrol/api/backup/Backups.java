package dev.missioncontrol.api.backup;

import java.io.OutputStream;

/** Backs up a running control plane. Thread-safe. */
public interface Backups {
    /**
     * Writes the whole state of one moment while the control plane goes on. The file holds private texts, but no key:
     * restoring it needs the integrity key as well. The stream is not closed.
     *
     * @throws dev.missioncontrol.api.ControlPlaneException {@code FORBIDDEN} unless the caller is the owner,
     * {@code OVERLOADED} (copy-running) while another copy is being made
     */
    void write(OutputStream to);
}
