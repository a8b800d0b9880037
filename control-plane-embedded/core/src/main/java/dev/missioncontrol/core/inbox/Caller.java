package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;

/** Who asks something of an item, as the rules need to know it. */
sealed interface Caller {
    /** How the log names the caller. */
    Actor actor();

    /** Whether the caller is the one that held the item last. */
    boolean held(Holder holder);

    /** A person who steers every item. */
    record Operator(Actor actor) implements Caller {
        @Override
        public boolean held(Holder holder) {
            return false;
        }
    }

    /** The control plane itself; {@code actor} says which part of it. */
    record Itself(Actor actor) implements Caller {
        @Override
        public boolean held(Holder holder) {
            return false;
        }
    }

    /** A runtime; {@code current} is its newest incarnation. */
    record OfRuntime(RuntimeName name, Incarnation current) implements Caller {
        @Override
        public Actor actor() {
            return new Actor(Role.RUNTIME, name.value());
        }

        @Override
        public boolean held(Holder holder) {
            return holder instanceof Holder.RuntimeHolder runtime
                    && runtime.name().equals(name);
        }
    }

    /** A classic client that says it is {@code agent}. */
    record Classic(AgentName agent) implements Caller {
        @Override
        public Actor actor() {
            return new Actor(Role.CLASSIC, agent.value());
        }

        @Override
        public boolean held(Holder holder) {
            return holder instanceof Holder.ClassicHolder classic
                    && classic.agent().equals(agent);
        }
    }
}
