package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;

/** The holder of an item: a runtime in one of its incarnations, or a classic client that names its agent. */
public sealed interface Holder {
    /** Returns the form for people. */
    String label();

    /** One incarnation of a runtime. An older one keeps its lease until the lease expires or a newer one adopts it. */
    record RuntimeHolder(RuntimeName name, Incarnation incarnation) implements Holder {
        public RuntimeHolder {
            Checks.required(name, "name");
            Checks.required(incarnation, "incarnation");
        }

        @Override
        public String label() {
            return name.value();
        }
    }

    /** A client that knows only poll, ack and complete. */
    record ClassicHolder(AgentName agent) implements Holder {
        public ClassicHolder {
            Checks.required(agent, "agent");
        }

        @Override
        public String label() {
            return agent.value() + " (classic)";
        }
    }
}
