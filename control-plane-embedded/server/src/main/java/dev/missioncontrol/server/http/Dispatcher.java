package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.http.Problem;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes every request through authentication to its route, and turns the outcome into an answer or a problem.
 * Unexpected failures are logged here once and never described to the client. Thread-safe.
 */
final class Dispatcher implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Authenticator authenticator;
    private final AddressThrottle throttle;
    private final BodyReader bodies;
    private final Shutdown shutdown;
    private final RequestMeter meter;

    Dispatcher(
            Authenticator authenticator,
            AddressThrottle throttle,
            BodyReader bodies,
            Shutdown shutdown,
            RequestMeter meter) {
        this.meter = meter;
        this.authenticator = authenticator;
        this.throttle = throttle;
        this.bodies = bodies;
        this.shutdown = shutdown;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long begun = System.nanoTime();
        try {
            guarded(request, response, () -> pass(chain, request, response));
        } finally {
            meter.answered(
                    request.context().get(Endpoint.class),
                    response.status().code(),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private void pass(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        admit(request);
        if (Authenticator.isHealth(request)) {
            send(request, response, health(request, authenticator));
        } else {
            chain.proceed();
        }
    }

    /** Counts only requests without a valid token, so that a valid one passes whatever else came from its address. */
    private void admit(ServerRequest request) {
        try {
            authenticator.admit(request);
        } catch (ControlPlaneException e) {
            if (e.category() == Category.UNAUTHENTICATED) {
                throttle.failed(request);
            }
            throw e;
        }
    }

    private static Response health(ServerRequest request, Authenticator authenticator) {
        if (!request.prologue().method().text().equals("GET")) {
            throw Refusal.wrongMethod("GET");
        }
        if (!authenticator.writable()) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE, "read-only", "The control plane takes no commands; restart it.");
        }
        return Response.ok(
                authenticator.clockUncertain()
                        ? Map.of("status", "up", "clockUncertain", true)
                        : Map.of("status", "up"));
    }

    Handler handler(Endpoint endpoint) {
        return (request, response) -> guarded(request, response, () -> {
            CallerSource.Caller caller =
                    request.context().get(CallerSource.Caller.class).orElseThrow();
            request.context().register(endpoint);
            Authenticator.require(endpoint, caller);
            throttle.comes(request, caller);
            if (endpoint.shape().request() == null) {
                bodies.refuseLarge(request); // nothing else would look at its body
            }
            Parameters query = Parameters.of(endpoint, request.query());
            send(request, response, endpoint.route().answer(new Request(request, query, caller, bodies, shutdown)));
        });
    }

    /** Answers requests that are not in the table. */
    Handler refusing(Supplier<Refusal> refusal) {
        return (request, response) -> guarded(request, response, () -> {
            throw refusal.get();
        });
    }

    private void guarded(ServerRequest request, ServerResponse response, Runnable work) {
        try {
            work.run();
        } catch (CloseConnectionException e) {
            throw e; // the client has disconnected, or an answer broke off
        } catch (Exception e) {
            if (response.isSent()) {
                throw new CloseConnectionException("The answer broke off in its middle", e);
            }
            if (e instanceof Refusal refusal) {
                refusal.retryAfter().ifPresent(wait -> response.header("Retry-After", wait));
            }
            Problem problem = problemOf(
                    e, () -> request.prologue().method() + " " + request.path().rawPath());
            meter.refused(problem.type());
            response.header("Connection", "close"); // the rest of the body is not read
            send(request, response, Response.problem(problem));
            if (problem.status() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
                bodies.skipRefused(request);
            }
        }
    }

    private static Problem problemOf(Exception e, Supplier<String> what) {
        return switch (e) {
            case ControlPlaneException known -> problemOf(known, what);
            case Refusal refusal -> problem(refusal.type(), refusal.status(), refusal.getMessage());
            case RequestException transport -> TransportProblem.of(transport.status(), transport.getMessage());
            case HttpException transport -> TransportProblem.of(transport.status(), transport.getMessage());
            default -> defect(e, what);
        };
    }

    private static Problem problemOf(ControlPlaneException known, Supplier<String> what) {
        if (known.category() == Category.INTERNAL) {
            return defect(known, what);
        }
        return problem(known.type(), Problem.statusOf(known.category()), known.getMessage());
    }

    private static Problem defect(Exception e, Supplier<String> what) {
        LOG.error("{} failed", LogText.line(what.get()), e);
        return problem("internal", 500, "The control plane failed; its log says why.");
    }

    private static Problem problem(String type, int status, @Nullable String detail) {
        return new Problem(type, Status.create(status).reasonPhrase(), status, detail, null);
    }

    private void send(ServerRequest request, ServerResponse response, Response answer) {
        response.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
        if (bodies.leavesUnread(request)) {
            response.header("Connection", "close");
        }
        switch (answer) {
            case Response.Whole(int status, String mediaType, String text, Map<String, String> headers) -> {
                response.status(status);
                headers.forEach(response::header);
                boolean head = request.prologue().method().text().equals("HEAD");
                if (text.isEmpty() || head) {
                    response.send();
                } else {
                    response.header("Content-Type", mediaType).send(text.getBytes(StandardCharsets.UTF_8));
                }
            }
            case Response.Stream stream -> send(response, stream);
            case Response.Download download -> send(response, download);
        }
    }

    /**
     * Sends a download. Until its first byte is sent, a failure becomes a problem; after that the connection is closed.
     */
    private static void send(ServerResponse response, Response.Download download) {
        response.header("Content-Type", download.mediaType());
        FirstByte out = new FirstByte(response::outputStream);
        try {
            download.writer().accept(out);
            out.complete();
        } catch (IOException e) {
            throw new CloseConnectionException("A download broke off", e);
        } catch (RuntimeException e) {
            if (out.begun()) {
                throw new CloseConnectionException("A download broke off", e);
            }
            throw e;
        }
    }

    private void send(ServerResponse response, Response.Stream stream) {
        response.header("Content-Type", "text/event-stream");
        try (OutputStream out = response.outputStream();
                RequestMeter.Following _ = meter.followed()) {
            EventStream events = new EventStream(out);
            events.open();
            stream.writer().accept(events);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("A follower of the log has gone", e);
        }
    }
}
