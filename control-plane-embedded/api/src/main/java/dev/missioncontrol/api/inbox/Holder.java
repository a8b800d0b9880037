package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;

/** Who holds an item: a runtime in one of its incarnations, or a classic client that says which agent it is. */
public sealed interface Holder {
    /** How people read it. */
    String label();

    /** One life of a runtime. An older life keeps its lease until it runs out or the newer one adopts it. */
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
