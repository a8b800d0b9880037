package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Authenticates requests before anything looks at their path or body. The origin of a request never counts: on loopback
 * a token is required too. Thread-safe.
 */
final class Authenticator {
    private static final String HEALTH = "/healthz";
    private static final HeaderName TOKEN = HeaderNames.create("X-MC-Token");
    private static final Set<String> TOKEN_PARAMETERS =
            Set.of("token", "x-mc-token", "mc-token", "mctoken", "access_token", "api_key", "apikey", "auth");
    private static final Pattern LIKE_A_TOKEN = Pattern.compile("mc[a-z]{2,5}_[0-9A-Za-z]{20,}");

    private final CallerSource callers;
    private final HostNames hosts;

    Authenticator(CallerSource callers, HostNames hosts) {
        this.callers = callers;
        this.hosts = hosts;
    }

    static boolean isHealth(ServerRequest request) {
        return request.prologue().uriPath().rawPath().equals(HEALTH);
    }

    /** Tells whether the control plane accepts commands. */
    boolean writable() {
        return callers.writable();
    }

    boolean clockUncertain() {
        return callers.clockUncertain();
    }

    void admit(ServerRequest request) {
        ServerRequestHeaders headers = request.headers();
        checkAddress(headers);
        if (isHealth(request)) {
            return;
        }
        checkPlaces(request.query(), headers);
        List<String> tokens = headers.all(TOKEN, List::of);
        CallerSource.Caller caller = caller(request, tokens).orElseThrow(Authenticator::unauthenticated);
        request.context().register(caller);
    }

    private Optional<CallerSource.Caller> find(ServerRequest request, String token) {
        boolean renews = request.prologue().uriPath().rawPath().equals(CallerSource.RENEWALS);
        return renews ? callers.findRenewing(token) : callers.find(token);
    }

    private Optional<CallerSource.Caller> caller(ServerRequest request, List<String> tokens) {
        return switch (tokens.size()) {
            case 0 ->
                callers.withoutToken(
                        request.prologue().method().text(),
                        request.prologue().uriPath().rawPath());
            case 1 -> find(request, tokens.getFirst());
            default -> Optional.empty();
        };
    }

    /**
     * Refuses, before the body is read, a token of a kind that the endpoint does not accept. The text is the same for
     * every kind.
     */
    static void require(Endpoint endpoint, CallerSource.Caller caller) {
        if (!endpoint.roles().contains(caller.principal().role())) {
            throw new ControlPlaneException(
                    Category.FORBIDDEN, "forbidden", "This endpoint is not for tokens of this kind.");
        }
    }

    private void checkAddress(ServerRequestHeaders headers) {
        List<String> host = headers.all(HeaderNames.HOST, List::of);
        if (host.size() != 1 || !hosts.allows(host.getFirst())) {
            throw Refusal.wrongHost();
        }
        if (headers.contains(HeaderNames.ORIGIN)) {
            throw Refusal.foreignOrigin();
        }
    }

    private static void checkPlaces(UriQuery query, ServerRequestHeaders headers) {
        boolean named =
                query.names().stream().anyMatch(name -> TOKEN_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
        if (named || LIKE_A_TOKEN.matcher(query.value()).find()) {
            throw Refusal.misplacedToken("the query");
        }
        if (headers.contains(HeaderNames.COOKIE)) {
            throw Refusal.misplacedToken("a cookie");
        }
    }

    /** Uses one text for every reason, so that callers cannot find out which tokens exist. */
    static ControlPlaneException unauthenticated() {
        return new ControlPlaneException(
                Category.UNAUTHENTICATED, "unauthenticated", "Send a valid token in the header X-MC-Token.");
    }
}
