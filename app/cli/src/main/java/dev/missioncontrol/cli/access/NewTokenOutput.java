package dev.missioncontrol.cli.access;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.Session;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A token that comes into being, and how it is told: it alone on standard output, the rest beside it. Confined to the main thread. */
final class NewTokenOutput {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    /** As the HTTP API has it; a token itself refuses to be written. */
    private record Told(TokenId id, String token, @Nullable Instant expiresAt) {
        static Told of(IssuedToken made) {
            return new Told(made.id(), made.token().reveal(), made.expiresAt());
        }
    }

    int tell(BiFunction<ControlPlane, IdempotencyKey, IssuedToken> making) {
        return session.run((plane, out) -> {
            IssuedToken made = intention.carryOut(key -> making.apply(plane, key));
            out.tell(Told.of(made), made.token()::reveal);
            String until = made.expiresAt() == null ? "until it is revoked" : "until " + made.expiresAt();
            out.hint("Token " + made.id() + ", good " + until + ". It is shown this once and kept nowhere.");
        });
    }
}
