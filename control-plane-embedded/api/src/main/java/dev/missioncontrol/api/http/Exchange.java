package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends calls and reads answers: one request, one answer, no retries, no redirects. Thread-safe. */
final class Exchange implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long ANSWER_BYTES_MAX = 64L * 1024 * 1024;

    private final Supplier<URI> base;
    private final Supplier<Token> token;
    private final Function<Optional<PinnedKey>, HttpClient> maker;
    /** One client for this machine's trust store, and one for each pinned key. */
    private final Map<Optional<PinnedKey>, HttpClient> clients = new ConcurrentHashMap<>();

    Exchange(Supplier<URI> base, Supplier<Token> token) {
        this(base, token, Exchange::client);
    }

    Exchange(Supplier<URI> base, Supplier<Token> token, HttpClient client) {
        this(base, token, _ -> client);
    }

    private Exchange(Supplier<URI> base, Supplier<Token> token, Function<Optional<PinnedKey>, HttpClient> maker) {
        this.base = base;
        this.token = token;
        this.maker = maker;
    }

    private static HttpClient client(Optional<PinnedKey> pin) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT);
        pin.map(PinnedKey::context).ifPresent(client::sslContext);
        return client.build();
    }

    <T> T ask(Call call, Class<T> type) {
        return read(call, answer(call), text -> Json.readAnswer(text, type));
    }

    <T> T ask(Call call, TypeReference<T> type) {
        return read(call, answer(call), text -> Json.readAnswer(text, type));
    }

    /** Does {@link #ask}; empty if the control plane answers that there is no such thing. */
    <T> Optional<T> find(Call call, Class<T> type) {
        Answer answer = answer(call);
        if (answer.problem() != null && Problem.categoryOf(answer.status()) == Category.NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(read(call, answer, text -> Json.readAnswer(text, type)));
    }

    /** Returns the raw answer; a problem is returned as a value, every other failure is thrown. */
    Answer answer(Call call) {
        HttpResponse<String> response =
                send(call, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER_BYTES_MAX));
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            refuseWebPage(call, response);
            return new Answer(response.statusCode(), response.body(), null);
        }
        return new Answer(response.statusCode(), "", problem(call, response));
    }

    <T> T read(Call call, Answer answer, Function<String, T> reader) {
        try {
            return reader.apply(answer.success(call));
        } catch (IllegalArgumentException e) {
            throw foreign(call, "an answer that cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Copies an answer of any length as it arrives; an answer that breaks off is a failure. */
    void download(Call call, OutputStream to) {
        HttpResponse<InputStream> response = send(call, BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                String text = new String(in.readNBytes(SizeLimits.REQUEST_BYTES), StandardCharsets.UTF_8);
                throw problem(call, response, text).asException(call.operation());
            }
            in.transferTo(to);
        } catch (IOException e) {
            throw Origin.of(base.get()).unreachable(call.operation(), "the answer broke off; try again.", e);
        }
    }

    <T> HttpResponse<T> send(Call call, BodyHandler<T> handler) {
        Origin origin = Origin.of(base.get());
        HttpClient client = clients.computeIfAbsent(origin.pin(), maker);
        CompletableFuture<HttpResponse<T>> pending = client.sendAsync(request(call, origin), handler);
        try {
            return pending.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            String why = origin + " did not answer within " + call.timeout().toSeconds() + " s; try again.";
            throw origin.unreachable(call.operation(), why, e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw origin.unreachable(call.operation(), "interrupted while waiting for the answer.", e);
        } catch (ExecutionException e) {
            throw failed(call, origin, e);
        }
    }

    private HttpRequest request(Call call, Origin origin) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(origin.resolve(call.pathAndQuery()))
                .header("X-MC-Token", token.get().reveal());
        if (call.key() != null) {
            builder.header("Idempotency-Key", call.key().value());
        }
        if (call.json() != null) {
            builder.POST(BodyPublishers.ofByteArray(body(call, call.json())));
            builder.header("Content-Type", "application/json");
        }
        return builder.build();
    }

    /**
     * Refuses a body beyond the server's limit: the server would close the connection, and the caller would retry in
     * vain.
     */
    private static byte[] body(Call call, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > SizeLimits.REQUEST_BYTES) {
            throw new ControlPlaneException(
                    Category.TOO_LARGE,
                    "too-large",
                    call.operation() + ": the request is larger than " + SizeLimits.REQUEST_BYTES
                            + " bytes; shorten it.");
        }
        return bytes;
    }

    private static ControlPlaneException failed(Call call, Origin origin, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof ConnectException) {
            return origin.refused(call.operation(), cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return origin.untrusted(call.operation(), cause);
        }
        if (cause instanceof SSLException && String.valueOf(cause.getMessage()).contains("nrecognized SSL message")) {
            return origin.withoutTls(call.operation(), cause);
        }
        if (cause instanceof HttpConnectTimeoutException) {
            String why = "no connection to " + origin + " within " + CONNECT.toSeconds()
                    + " s; check the address and the network.";
            return origin.unreachable(call.operation(), why, cause);
        }
        if (cause instanceof IOException) {
            String why = "the connection to " + origin + " broke; the outcome of the call is unknown, try again.";
            return origin.unreachable(call.operation(), why, cause);
        }
        return new ControlPlaneException(
                Category.INTERNAL, "client-defect", call.operation() + ": the request could not be sent", cause);
    }

    private static void refuseWebPage(Call call, HttpResponse<?> response) {
        if (media(response).startsWith("text/html")) {
            throw foreign(call, "a web page", null);
        }
    }

    private static String media(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    static Problem problem(Call call, HttpResponse<String> response) {
        return problem(call, response, response.body());
    }

    private static Problem problem(Call call, HttpResponse<?> response, String text) {
        String media = media(response);
        if (!media.startsWith(Problem.MEDIA_TYPE)) {
            throw foreign(call, "status " + response.statusCode() + (media.isEmpty() ? "" : " with " + media), null);
        }
        try {
            return Json.readAnswer(text, Problem.class);
        } catch (IllegalArgumentException e) {
            throw foreign(call, "a problem that cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static ControlPlaneException foreign(Call call, String what, @Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                "not-a-control-plane",
                call.operation() + ": " + what
                        + " did not come from a control plane of this version; check the address.",
                cause);
    }

    /** Ends running calls too: a waiting claim must not delay the end of the program. */
    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    /** A success with its text, or a problem. */
    record Answer(int status, String text, @Nullable Problem problem) {
        String success(Call call) {
            if (problem != null) {
                throw problem.asException(call.operation());
            }
            return text;
        }
    }
}
