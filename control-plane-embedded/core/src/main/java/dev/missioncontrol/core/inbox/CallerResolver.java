package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.inbox.lifecycle.AskRequest;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Prefetch;
import dev.missioncontrol.core.store.write.Transaction;

/** Finds the {@link Caller} of a principal. Confined to the writer. */
public final class CallerResolver {
    private final CurrentIncarnations incarnations;

    CallerResolver(CurrentIncarnations incarnations) {
        this.incarnations = incarnations;
    }

    Caller of(Transaction transaction, Principal principal) {
        return switch (principal.role()) {
            case RUNTIME -> {
                RuntimeName name = new RuntimeName(principal.name());
                yield new Caller.OfRuntime(name, current(transaction, name));
            }
            case AGENT -> Caller.Classic.of(principal, new AgentName(principal.name()));
            case OWNER, OPERATOR, SUPPORT, CLASSIC, METRICS, INVITED, JOINING, TASK, SYSTEM ->
                new Caller.Operator(principal.actor());
        };
    }

    /**
     * Finds the asking caller. A classic client is the agent that it names, an agent is itself; both reach only that
     * agent's items.
     */
    Caller asking(Transaction transaction, InboxItem item, AskRequest askRequest) {
        Principal principal = askRequest.principal();
        if (principal.role() == Role.CLASSIC || principal.role() == Role.AGENT) {
            AgentName agent = principal.role() == Role.AGENT ? new AgentName(principal.name()) : askRequest.agent();
            if (agent == null || !reaches(agent, item)) {
                throw Items.unknown(item.id());
            }
            return Caller.Classic.of(principal, agent);
        }
        if (principal.role() == Role.RUNTIME && askRequest.epoch() == null) {
            throw epochMissing();
        }
        return of(transaction, principal);
    }

    /** Returns whether a classic client may see the item; items of other agents and of runtimes do not exist for it. */
    static boolean reaches(AgentName agent, InboxItem item) {
        return item.agent().equals(agent) && !item.assignment().runnable();
    }

    public static ControlPlaneException epochMissing() {
        return new ControlPlaneException(
                Category.INVALID, "epoch-missing", "A holder must give the epoch of its lease.");
    }

    Incarnation current(Transaction transaction, RuntimeName runtime) {
        return incarnations.current(transaction, runtime).orElseThrow(() -> Items.notStarted(runtime));
    }

    Prefetch needs(RuntimeName runtime) {
        return incarnations.needs(runtime);
    }

    /** Reports a call by an incarnation that is not the newest. */
    void outlived(Transaction transaction, RuntimeName name, Incarnation older) {
        incarnations.outlived(transaction, name, older);
    }
}
