package dev.missioncontrol.api.http;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.Epoch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bodies that exist on the wire only: JSON objects around single values of the port. */
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

    /** Answer of the endpoints that issue tokens. Never printed. */
    public record IssuedToken(
            TokenId id, String token, @Nullable Instant expiresAt) {
        public IssuedToken {
            Checks.required(id, "id");
            Checks.required(token, "token");
        }

        public static IssuedToken of(dev.missioncontrol.api.access.IssuedToken issued) {
            return new IssuedToken(issued.id(), issued.token().reveal(), issued.expiresAt());
        }

        dev.missioncontrol.api.access.IssuedToken unwrapped() {
            return new dev.missioncontrol.api.access.IssuedToken(id, new Token(token), expiresAt);
        }

        @Override
        public String toString() {
            return "[token]";
        }
    }

    /** Answer of the endpoints that enrol a machine. Never printed. */
    public record Enrolled(Actor machine, Long generation, TokenId id, String token, Instant expiresAt, Duration term) {
        public Enrolled {
            Checks.required(machine, "machine");
            Checks.required(generation, "generation");
            Checks.required(id, "id");
            Checks.required(token, "token");
            Checks.required(expiresAt, "expiresAt");
            Checks.required(term, "term");
        }

        public static Enrolled of(dev.missioncontrol.api.access.Enrolled enrolled) {
            IssuedToken token = IssuedToken.of(enrolled.token());
            return new Enrolled(
                    enrolled.machine(),
                    enrolled.generation(),
                    token.id(),
                    token.token(),
                    Checks.required(token.expiresAt(), "expiresAt"),
                    enrolled.term());
        }

        dev.missioncontrol.api.access.Enrolled unwrapped() {
            return new dev.missioncontrol.api.access.Enrolled(
                    machine, generation, new IssuedToken(id, token, expiresAt).unwrapped(), term);
        }

        @Override
        public String toString() {
            return "[token]";
        }
    }

    /** Answer of {@code POST /api/tokens/{id}/revoke}. */
    public record Revoked(TokenId id) {
        public Revoked {
            Checks.required(id, "id");
        }
    }

    /** Request of {@code POST /api/items/{id}/task-tokens}. */
    public record TaskToken(Epoch epoch) {
        public TaskToken {
            Checks.required(epoch, "epoch");
        }
    }

    /** Request and answer of {@code /api/classic}. */
    public record Switch(Boolean on) {
        public Switch {
            Checks.required(on, "on");
        }
    }

    /** Request to pause an agent. */
    public record Pausing(AgentName agent, String reason) {
        public Pausing {
            Checks.required(agent, "agent");
            Checks.text(reason, "reason", Pause.REASON_MAX);
        }
    }

    /** Request to resume an agent. */
    public record Resuming(AgentName agent) {
        public Resuming {
            Checks.required(agent, "agent");
        }
    }

    /** Answer to {@link Resuming}: whether the agent was paused. */
    public record Resumed(boolean paused) {}
}
