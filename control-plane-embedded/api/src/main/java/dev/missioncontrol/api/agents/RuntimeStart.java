package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;

/**
 * A runtime's description of itself at its start.
 *
 * @param attach whether its sessions can be attached to (tmux is installed)
 */
public record RuntimeStart(String host, String system, String version, boolean attach) {
    public RuntimeStart {
        Checks.text(host, "host", 255);
        Checks.text(system, "system", 255);
        Checks.text(version, "version", 64);
    }
}
