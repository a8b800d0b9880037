package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;

/**
 * What a runtime says of itself when it starts.
 *
 * @param attach whether its sessions can be attached to (tmux is there)
 */
public record RuntimeStart(String host, String system, String version, boolean attach) {
    public RuntimeStart {
        Checks.text(host, "host", 255);
        Checks.text(system, "system", 255);
        Checks.text(version, "version", 64);
    }
}
