package dev.missioncontrol.server.openapi;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.server.http.Endpoint;
import java.util.Collections;
import java.util.Set;

/** What an endpoint does that its row does not say. */
final class Extras {
    private static final Set<String> MAY_BE_NOTHING =
            Set.of("GET /api/items/{id}/output", "POST /api/items/{id}/commands", "POST /api/items/{id}/progress");

    private Extras() {}

    /** Whether there is a 204 as well: nothing was reported yet, or the caller may act but not read. */
    static boolean mayBeNothing(Endpoint row) {
        return MAY_BE_NOTHING.contains(row.toString());
    }

    /** Whether there is a 410 as well: what the caller bears is good for one use, and was used before. */
    static boolean mayBeGone(Endpoint row) {
        return !Collections.disjoint(row.roles(), Set.of(Role.INVITED, Role.JOINING));
    }
}
