package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.core.policy.Principal;

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

    /** An agent that polls: it says who it is, or its own token does, which {@code actor} tells apart. */
    record Classic(AgentName agent, Actor actor) implements Caller {
        /** With the shared token. */
        Classic(AgentName agent) {
            this(agent, new Actor(Role.CLASSIC, agent.value()));
        }

        /** As the token has it. */
        static Classic of(Principal principal, AgentName agent) {
            return principal.role() == Role.AGENT ? new Classic(agent, principal.actor()) : new Classic(agent);
        }

        @Override
        public boolean held(Holder holder) {
            return holder instanceof Holder.ClassicHolder classic
                    && classic.agent().equals(agent);
        }
    }
}
