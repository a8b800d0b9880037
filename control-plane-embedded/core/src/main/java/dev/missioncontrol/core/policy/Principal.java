package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import java.util.Locale;

/** An authenticated caller, as the record of its token has it. */
public record Principal(Role role, String name) {
    /** How the log names the caller. */
    public Actor actor() {
        return new Actor(role, name);
    }

    public boolean may(Action action) {
        return Policy.allowed(role).contains(action);
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
}
