package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;

/** Access for one principal. Thread-safe. */
public final class CoreAccess implements Access {
    private final Tokens tokens;
    private final Principal principal;

    public CoreAccess(Tokens tokens, Principal principal) {
        this.tokens = tokens;
        this.principal = principal;
    }

    @Override
    public Actor whoAmI() {
        principal.require(Action.ASK_WHO_ONE_IS);
        return principal.actor();
    }

    @Override
    public Token issueRuntimeToken(RuntimeName name) {
        principal.require(Action.ISSUE_TOKEN);
        return tokens.mint(new Principal(Role.RUNTIME, name.value()), principal.actor());
    }

    @Override
    public Token issueClassicToken() {
        principal.require(Action.SWITCH_CLASSIC);
        return tokens.mint(new Principal(Role.CLASSIC, "fleet"), principal.actor());
    }
}
