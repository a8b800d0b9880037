package dev.missioncontrol.core.policy;

import dev.missioncontrol.api.Role;
import java.util.EnumSet;
import java.util.Set;

/** Role by role, what is allowed; whatever is not named is refused. */
final class Policy {
    private Policy() {}

    static Set<Action> allowed(Role role) {
        return switch (role) {
            case OWNER ->
                EnumSet.of(
                        Action.CREATE_ITEM,
                        Action.CREATE_COMMAND,
                        Action.READ_INBOX,
                        Action.STEER_ITEM,
                        Action.WORK_CLASSIC,
                        Action.RAISE_ASK,
                        Action.READ_ASKS,
                        Action.ANSWER_ASK,
                        Action.READ_AGENTS,
                        Action.READ_AUDIT,
                        Action.READ_BODIES,
                        Action.ERASE,
                        Action.BACK_UP,
                        Action.ISSUE_TOKEN);
            case RUNTIME -> EnumSet.of(Action.WORK, Action.RAISE_ASK);
            case CLASSIC -> EnumSet.of(Action.WORK_CLASSIC, Action.RAISE_ASK);
            case SYSTEM -> EnumSet.noneOf(Action.class);
        };
    }
}
