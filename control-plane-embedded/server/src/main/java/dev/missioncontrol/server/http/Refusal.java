package dev.missioncontrol.server.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses a request at the edge, with a status for which the port has no category. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private final @Nullable String retryAfter;

    Refusal(int status, String type, String detail) {
        this(status, type, detail, null);
    }

    private Refusal(int status, String type, String detail, @Nullable String retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
    }

    /** Returns the seconds for the Retry-After header. */
    Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    static Refusal tooManyFailures(Duration wait) {
        return later(
                wait,
                "too-many-failures",
                "Too many requests without a valid token came from this address; one with a valid token is taken.");
    }

    static Refusal tooManyRedemptions(Duration wait) {
        return later(
                wait, "too-many-redemptions", "Too many join tokens or invitations were redeemed from this address.");
    }

    private static Refusal later(Duration wait, String type, String detail) {
        return new Refusal(429, type, detail, Long.toString(wait.plusMillis(999).toSeconds()));
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    static Refusal wrongHost() {
        return new Refusal(421, "wrong-host", "This server is addressed by its loopback address and port only.");
    }

    static Refusal foreignOrigin() {
        return new Refusal(403, "foreign-origin", "Web pages may not call this server.");
    }

    static Refusal misplacedToken(String place) {
        return new Refusal(
                400, "misplaced-token", "A token came in " + place + "; send it in the header X-MC-Token only.");
    }

    static Refusal brokenBody() {
        return new Refusal(400, "broken-body", "The body is not framed as HTTP frames bodies.");
    }

    static Refusal slowBody() {
        return new Refusal(408, "slow-body", "The body did not arrive in time; send it again.");
    }

    static Refusal tooLarge(long bytesMax) {
        return new Refusal(
                413, "too-large", "The body of the request is larger than " + bytesMax + " bytes; shorten it.");
    }

    static Refusal wrongMethod(String allowed) {
        return new Refusal(405, "wrong-method", "This path takes " + allowed + " only.");
    }

    static Refusal unknownPath() {
        return new Refusal(404, "unknown-path", "There is nothing at this path.");
    }
}
