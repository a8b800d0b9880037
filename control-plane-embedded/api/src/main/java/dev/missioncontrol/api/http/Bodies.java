package dev.missioncontrol.api.http;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.audit.Position;

/** Bodies that exist on the wire only: JSON objects around what the port passes as single values. */
public final class Bodies {
    private Bodies() {}

    /** Answer of {@code GET /api/whoami}. */
    public record WhoAmI(Actor actor) {
        public WhoAmI {
            Checks.required(actor, "actor");
        }
    }

    /** Answer of {@code GET /api/audit/head}. */
    public record Head(Position position) {
        public Head {
            Checks.required(position, "position");
        }
    }

    /** Request of {@code POST /api/audit/erasures}. */
    public record ErasureRequest(Position position, String reason) {
        public ErasureRequest {
            Checks.required(position, "position");
            Checks.text(reason, "reason", 1_000);
        }
    }

    /** Request of {@code POST /api/tokens/runtime}. */
    public record RuntimeTokenRequest(RuntimeName name) {
        public RuntimeTokenRequest {
            Checks.required(name, "name");
        }
    }

    /** Answer of the token endpoints. Never printed. */
    public record IssuedToken(String token) {
        @Override
        public String toString() {
            return "[token]";
        }
    }
}
