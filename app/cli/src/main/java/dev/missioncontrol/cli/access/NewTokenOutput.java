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

/** Prints a new token: the token alone on standard output, everything else on standard error. */
final class NewTokenOutput {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    /** Contains the fields of the HTTP API's answer, because {@code Token} itself refuses to be serialized. */
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
            out.hint("Token " + made.id() + ", good " + until + ". It is shown only once and is not stored.");
        });
    }
}
