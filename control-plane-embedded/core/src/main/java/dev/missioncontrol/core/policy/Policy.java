package dev.missioncontrol.core.policy;

import static dev.missioncontrol.api.Role.AGENT;
import static dev.missioncontrol.api.Role.CLASSIC;
import static dev.missioncontrol.api.Role.INVITED;
import static dev.missioncontrol.api.Role.JOINING;
import static dev.missioncontrol.api.Role.METRICS;
import static dev.missioncontrol.api.Role.OPERATOR;
import static dev.missioncontrol.api.Role.OWNER;
import static dev.missioncontrol.api.Role.RUNTIME;
import static dev.missioncontrol.api.Role.SUPPORT;
import static dev.missioncontrol.api.Role.TASK;

import dev.missioncontrol.api.Role;
import java.util.Set;

/**
 * Lists the roles that may perform each action. All others are refused, so a new role has no permissions; an action
 * without a row does not compile. No action restarts, stops or reconfigures anything, so none can be given to an agent
 * by mistake.
 */
public final class Policy {
    private Policy() {}

    /** Returns the roles that may perform it. */
    public static Set<Role> roles(Action action) {
        return switch (action) {
            case ASK_WHO_ONE_IS -> Set.of(OWNER, OPERATOR, SUPPORT, RUNTIME, AGENT);
            case CREATE_ITEM -> Set.of(OWNER, OPERATOR, AGENT);
            case CREATE_COMMAND,
                    STEER_ITEM,
                    ANSWER_ASK,
                    CHANGE_BACKLOG,
                    KEEP_SECRET,
                    STEER_BROKER,
                    PAUSE_AGENT,
                    SET_GUARD -> Set.of(OWNER, OPERATOR);
            case READ_INBOX, READ_ASKS, READ_BACKLOG, READ_SECRET_NAMES, READ_AGENTS, READ_AUDIT, READ_BODIES ->
                Set.of(OWNER, OPERATOR, SUPPORT);
            case READ_OWN_WORK -> Set.of(AGENT);
            case WORK, READ_SECRET -> Set.of(RUNTIME);
            case WORK_ON_TASK -> Set.of(TASK);
            case WORK_CLASSIC -> Set.of(OWNER, OPERATOR, AGENT, CLASSIC);
            case RAISE_ASK -> Set.of(OWNER, OPERATOR, RUNTIME, AGENT, CLASSIC);
            case ERASE, BACK_UP, REVEAL_SECRET, ISSUE_PERSON_TOKEN, INVITE, SWITCH_CLASSIC -> Set.of(OWNER);
            case READ_TOKENS, ISSUE_TOKEN, INVITE_SUPPORT, ISSUE_JOIN_TOKEN -> Set.of(OWNER, OPERATOR);
            case REDEEM_INVITATION -> Set.of(INVITED);
            case JOIN -> Set.of(JOINING);
            case SCRAPE_METRICS -> Set.of(METRICS);
        };
    }
}
