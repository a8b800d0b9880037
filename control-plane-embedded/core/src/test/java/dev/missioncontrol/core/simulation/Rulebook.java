package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.policy.Principal;

/** What must be answered to a command, told from the item alone. Written a second time, apart from the core's own rules. */
final class Rulebook {
    private Rulebook() {}

    /** What must be answered. */
    sealed interface Expected {
        /** Accepted, with this event. */
        record Event(String type) implements Expected {}

        /** Accepted, and nothing changes. */
        record Unchanged() implements Expected {}

        /** The epoch is not the present one. */
        record Fenced() implements Expected {}

        /** Not possible now. */
        record Refused() implements Expected {}
    }

    static Expected of(Known item, ItemCommand command, Principal by, long incarnation) {
        Epoch epoch = command.epoch();
        if (epoch != null && !epoch.equals(item.last().epoch())) {
            return new Expected.Fenced();
        }
        boolean operator = by.role() == Role.OWNER;
        boolean holds = !operator && item.heldBy(new RuntimeName(by.name()));
        ItemState state = item.last().state();
        return switch (command) {
            case ItemCommand.Ack _ -> new Expected.Refused();
            case ItemCommand.StartWork _ ->
                holds && state == ItemState.WORKING
                        ? new Expected.Unchanged()
                        : allowed(holds && state.open(), "item.started");
            case ItemCommand.Complete _ ->
                allowed(state.open() && (operator || item.lastBy(new RuntimeName(by.name()))), "item.completed");
            case ItemCommand.Fail _ -> allowed(state.held() && (operator || holds), "item.failed");
            case ItemCommand.Release _ -> allowed(state.held() && (operator || holds), "item.released");
            case ItemCommand.Cancel _ -> allowed(state.open() && operator, "item.cancelled");
            case ItemCommand.Retry _ -> allowed(state == ItemState.FAILED && operator, "item.retried");
            case ItemCommand.Note _ -> allowed(operator ? state.open() : holds, "item.noted");
            case ItemCommand.LinkPr _ -> allowed(operator ? state.open() : holds, "item.linked");
            case ItemCommand.Reassign _ -> allowed(state.open() && operator, "item.reassigned");
            case ItemCommand.Relabel _ -> allowed(state.open() && operator, "item.labelled");
            case ItemCommand.Unblock _ -> allowed(state.open() && operator, "item.unblocked");
            case ItemCommand.Adopt adopt ->
                allowed(holds && adopt.incarnation().value() == incarnation, "item.adopted");
        };
    }

    static Expected ofAck(Known item, AgentName agent) {
        return heldByClassic(item, agent)
                ? new Expected.Unchanged()
                : allowed(item.last().state() == ItemState.PENDING, "item.acked");
    }

    static Expected ofFinish(Known item, AgentName agent) {
        return allowed(item.last().state().open() && (!item.held() || heldByClassic(item, agent)), "item.completed");
    }

    private static boolean heldByClassic(Known item, AgentName agent) {
        return item.held()
                && item.last().holder() instanceof Holder.ClassicHolder holder
                && holder.agent().equals(agent);
    }

    private static Expected allowed(boolean allowed, String event) {
        return allowed ? new Expected.Event(event) : new Expected.Refused();
    }
}
