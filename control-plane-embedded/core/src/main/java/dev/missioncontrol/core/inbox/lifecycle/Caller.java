package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.core.policy.Principal;

/** The caller of a command on an item, in the form that the rules need. */
public sealed interface Caller {
    /** Returns the caller's name in the log. */
    Actor actor();

    /** Returns whether the caller is the one that held the item last. */
    boolean held(Holder holder);

    /** A person who may steer every item. */
    record Operator(Actor actor) implements Caller {
        @Override
        public boolean held(Holder holder) {
            return false;
        }
    }

    /** The control plane itself; {@code actor} names its part. */
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

    /** An agent that polls; {@code actor} tells whether its name comes from its own token or from the client. */
    record Classic(AgentName agent, Actor actor) implements Caller {
        /** A client with the shared token. */
        Classic(AgentName agent) {
            this(agent, new Actor(Role.CLASSIC, agent.value()));
        }

        /** Takes the name from the principal's token if it has one. */
        public static Classic of(Principal principal, AgentName agent) {
            return principal.role() == Role.AGENT ? new Classic(agent, principal.actor()) : new Classic(agent);
        }

        @Override
        public boolean held(Holder holder) {
            return holder instanceof Holder.ClassicHolder classic
                    && classic.agent().equals(agent);
        }
    }
}
