package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import java.util.Arrays;
import java.util.Locale;

/** An authenticated caller, as the record of its token has it. */
public record Principal(Role role, String name) {
    /** How the log names the caller. */
    public Actor actor() {
        return new Actor(role, name);
    }

    public boolean may(Action action) {
        return Policy.roles(action).contains(role);
    }

    /** Refuses ({@code FORBIDDEN}) what the role may not do. */
    public void require(Action action) {
        if (!may(action)) {
            throw new ControlPlaneException(
                    Category.FORBIDDEN,
                    "forbidden",
                    "A token of role " + role.name().toLowerCase(Locale.ROOT) + " may not "
                            + action.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
        }
    }

    /** Refuses ({@code FORBIDDEN}) whoever may do none of these; the words name the first. */
    public void requireAny(Action first, Action... others) {
        if (Arrays.stream(others).noneMatch(this::may)) {
            require(first);
        }
    }

    /** Whether it may act as that agent: people who steer and the shared token as any, an agent as itself, nobody else. */
    public boolean speaksFor(AgentName agent) {
        return switch (role) {
            case OWNER, OPERATOR, CLASSIC -> true;
            case AGENT -> agent.value().equals(name);
            case SUPPORT, RUNTIME, METRICS, INVITED, JOINING, TASK, SYSTEM -> false;
        };
    }

    /** Whether what it looks at is written down: staff of others read a history that is not theirs. */
    public boolean watched() {
        return role == Role.SUPPORT;
    }
}
