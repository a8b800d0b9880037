package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolment;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implements enrolments for one principal. Signatures are verified before the writer's turn. Thread-safe. */
public final class CoreEnrolments implements Enrolments {
    private static final int PAGE_MAX = 500;

    private final AccessServices services;
    private final Principal principal;

    public CoreEnrolments(AccessServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
    }

    @Override
    public IssuedToken letJoin(NewToken machine, IdempotencyKey key) {
        principal.require(Action.ISSUE_JOIN_TOKEN);
        if (machine.role() != Role.RUNTIME && machine.role() != Role.AGENT) {
            throw new ControlPlaneException(
                    Category.INVALID, "not-a-machine", "Runtimes and agents join; people are invited.");
        }
        if (machine.term() != null && machine.term().compareTo(JOIN_TERM_MAX) > 0) {
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-term", "A join token is good for 60 minutes at most.");
        }
        return services.identities().letJoin(machine, principal.actor(), call(key, "join " + Json.write(machine)));
    }

    @Override
    public Page<Identity> identities(@Nullable String cursor, int limit) {
        principal.require(Action.READ_TOKENS);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<Identity> identities = services.identities(cursor == null ? null : machine(cursor), rows + 1);
        return Page.of(identities, rows, identity -> identity.machine().toString());
    }

    private static Actor machine(String cursor) {
        try {
            return Actor.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }

    @Override
    public Joining joining() {
        principal.require(Action.JOIN);
        return services.identities().joining(principal);
    }

    @Override
    public Enrolled enrol(Enrolment enrolment, IdempotencyKey key) {
        principal.require(Action.JOIN);
        boolean signed = enrolment.signedFor(services.identities().joining(principal));
        IdempotentCall call = call(key, "enrol " + Json.write(enrolment));
        return services.identities()
                .enrol(principal, enrolment.keys(), signed, call)
                .orElseThrow(() -> new ControlPlaneException(
                        Category.GONE,
                        "join-token-used",
                        "This join token was redeemed before. If that was not you, tell who gave it to you."));
    }

    @Override
    public Enrolled renew(Renewal renewal, IdempotencyKey key) {
        principal.require(Action.JOIN);
        IdentityService.Renewing renewing = services.identities().renewing(principal);
        Renewal.Due due = new Renewal.Due(renewing.machine(), renewing.generation(), key);
        IdempotentCall call = call(key, "renew " + Json.write(renewal));
        return services.identities().renew(renewing, due.signed(renewing.keys(), renewal), call);
    }

    private IdempotentCall call(IdempotencyKey key, String asked) {
        return IdempotentCall.of(principal.actor(), key, asked);
    }
}
