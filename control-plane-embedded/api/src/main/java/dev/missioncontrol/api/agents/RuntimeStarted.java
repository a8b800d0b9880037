package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.List;

/**
 * The answer to a start: the runtime's identity and incarnation, and the items that an earlier incarnation still holds.
 * Before it takes new work, the runtime adopts the sessions that are still running and kills all other leftovers.
 */
public record RuntimeStarted(RuntimeName name, Incarnation incarnation, List<InboxItem> held) {
    public RuntimeStarted {
        Checks.required(name, "name");
        Checks.required(incarnation, "incarnation");
        held = List.copyOf(Checks.required(held, "held"));
    }
}
