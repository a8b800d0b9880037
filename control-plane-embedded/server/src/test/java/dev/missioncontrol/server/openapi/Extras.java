package dev.missioncontrol.server.openapi;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.server.http.Endpoint;
import java.util.Collections;
import java.util.Set;

/** Adds to the document what the table of endpoints does not contain. */
final class Extras {
    private static final Set<String> MAY_BE_NOTHING =
            Set.of("GET /api/items/{id}/output", "POST /api/items/{id}/commands", "POST /api/items/{id}/progress");

    private Extras() {}

    /** Tells whether 204 is a further answer: nothing was reported yet, or the caller may act but not read. */
    static boolean mayBeNothing(Endpoint row) {
        return MAY_BE_NOTHING.contains(row.toString());
    }

    /** Tells whether 410 is a further answer: the caller's token can be used once and was used before. */
    static boolean mayBeGone(Endpoint row) {
        return !Collections.disjoint(row.roles(), Set.of(Role.INVITED, Role.JOINING));
    }
}
