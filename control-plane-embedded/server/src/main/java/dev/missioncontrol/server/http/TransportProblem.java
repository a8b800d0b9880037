package dev.missioncontrol.server.http;

import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.json.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns refusals by the web server itself, before any route, into problems; the web server's own words are not
 * disclosed. Thread-safe.
 */
final class TransportProblem implements DirectHandler {
    private final RequestMeter meter;

    TransportProblem(RequestMeter meter) {
        this.meter = meter;
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        boolean unreadable = type == EventType.INTERNAL_ERROR && request.path().isEmpty();
        Problem problem = of(unreadable ? Status.BAD_REQUEST_400 : status, message); // the web server's parser threw it
        meter.refused(problem.type());
        meter.answered(Optional.empty(), problem.status(), Duration.ZERO);
        return TransportResponse.builder()
                .status(Status.create(problem.status()))
                .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .keepAlive(false)
                .entity(Json.write(problem))
                .build();
    }

    /** Translates the web server's single status for header errors, which it distinguishes in words only. */
    static Problem of(Status status, @Nullable String words) {
        String message = words == null ? "" : words;
        if (message.contains("Header size exceeded")) {
            return problem("headers-too-large", 431, "The headers are larger than this server takes.");
        }
        if (message.contains("Content-Encoding")) {
            return problem("unsupported-encoding", 415, "Bodies are taken as they are, without a Content-Encoding.");
        }
        return switch (status.code()) {
            case 413 -> problem("too-large", 413, null);
            case 414 -> problem("too-long", 414, null);
            // a mistake of the client, so not a 5xx
            case 501, 505 ->
                problem("not-spoken", 400, "This server speaks HTTP/1.1, with bodies of a length or in chunks.");
            default -> problem("bad-request", status.code(), null);
        };
    }

    private static Problem problem(String type, int status, @Nullable String detail) {
        return new Problem(type, Status.create(status).reasonPhrase(), status, detail, null);
    }
}
