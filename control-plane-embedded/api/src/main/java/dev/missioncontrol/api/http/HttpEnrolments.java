package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolment;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpEnrolments(Exchange exchange) implements Enrolments {
    private static final String ENROLMENTS = "/api/enrolments";

    @Override
    public IssuedToken letJoin(NewToken machine, IdempotencyKey key) {
        Call call = Call.post("let " + machine.name() + " join", "/api/join-tokens", machine);
        return exchange.ask(call.keyed(key), Bodies.IssuedToken.class).unwrapped();
    }

    @Override
    public Page<Identity> identities(@Nullable String cursor, int limit) {
        Query query = new Query("/api/identities").page(cursor, limit);
        return exchange.ask(Call.get("list identities", query), new TypeReference<Page<Identity>>() {});
    }

    @Override
    public Joining joining() {
        return exchange.ask(Call.get("ask what the join token is for", ENROLMENTS), Joining.class);
    }

    @Override
    public Enrolled enrol(Enrolment enrolment, IdempotencyKey key) {
        return enrolled(Call.post("enrol", ENROLMENTS, enrolment).keyed(key));
    }

    @Override
    public Enrolled renew(Renewal renewal, IdempotencyKey key) {
        return enrolled(
                Call.post("renew the token", ENROLMENTS + "/renewals", renewal).keyed(key));
    }

    private Enrolled enrolled(Call call) {
        return exchange.ask(call, Bodies.Enrolled.class).unwrapped();
    }
}
