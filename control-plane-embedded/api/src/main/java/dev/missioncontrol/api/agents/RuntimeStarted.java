package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.List;

/**
 * The answer to a start: who the runtime is now, and the items that an earlier incarnation of it still holds. The runtime
 * adopts what its sessions are still doing and kills every other leftover before it takes new work.
 */
public record RuntimeStarted(RuntimeName name, Incarnation incarnation, List<InboxItem> held) {
    public RuntimeStarted {
        Checks.required(name, "name");
        Checks.required(incarnation, "incarnation");
        held = List.copyOf(Checks.required(held, "held"));
    }
}
