package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import java.util.Arrays;
import java.util.Locale;

/** An authenticated caller, as its token's record describes it. */
public record Principal(Role role, String name) {
    /** Returns the caller's name in the log. */
    public Actor actor() {
        return new Actor(role, name);
    }

    public boolean may(Action action) {
        return Policy.roles(action).contains(role);
    }

    /** Refuses ({@code FORBIDDEN}) an action that the role may not perform. */
    public void require(Action action) {
        if (!may(action)) {
            throw new ControlPlaneException(
                    Category.FORBIDDEN,
                    "forbidden",
                    "A token of role " + role.name().toLowerCase(Locale.ROOT) + " may not "
                            + action.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
        }
    }

    /** Refuses ({@code FORBIDDEN}) a caller that may perform none of these; the message names the first. */
    public void requireAny(Action first, Action... others) {
        if (Arrays.stream(others).noneMatch(this::may)) {
            require(first);
        }
    }

    /** Returns whether it may act as that agent: operators and the shared token as any agent, an agent as itself. */
    public boolean speaksFor(AgentName agent) {
        return switch (role) {
            case OWNER, OPERATOR, CLASSIC -> true;
            case AGENT -> agent.value().equals(name);
            case SUPPORT, RUNTIME, METRICS, INVITED, JOINING, TASK, SYSTEM -> false;
        };
    }

    /** Returns whether its reads are recorded: support staff read a history that is not theirs. */
    public boolean watched() {
        return role == Role.SUPPORT;
    }
}
