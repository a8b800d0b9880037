package dev.missioncontrol.api.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log by server-sent events. Confined to one thread, except {@link #close()}, which may be called from any.
 */
final class HttpFeed implements Feed {
    private static final Duration SILENCE_MAX = BEAT.multipliedBy(3);
    private static final int BATCH_MAX = 500;

    private final FeedLines lines;
    private final Duration silenceMax;
    private final StringBuilder data = new StringBuilder();

    HttpFeed(FeedLines lines, Duration silenceMax) {
        this.lines = lines;
        this.silenceMax = silenceMax;
    }

    static HttpFeed open(Exchange exchange, Position after) {
        Call call = Call.get("follow the log", new Query("/api/audit/feed").with(AuditQuery.AFTER, after));
        FeedLines lines = new FeedLines();
        HttpResponse<String> response =
                exchange.send(call, head -> head.statusCode() == 200 ? lines.asBody() : wholeText());
        if (response.statusCode() != 200) {
            throw Exchange.problem(call, response).asException(call.operation());
        }
        return new HttpFeed(lines, SILENCE_MAX);
    }

    private static BodySubscriber<String> wholeText() {
        return BodySubscribers.limiting(BodySubscribers.ofString(StandardCharsets.UTF_8), 1024 * 1024);
    }

    /** Waits for the first line, then takes all others that have arrived. */
    @Override
    public List<AuditEvent> await() {
        List<AuditEvent> batch = new ArrayList<>();
        while (batch.isEmpty() || (batch.size() < BATCH_MAX && lines.more())) {
            String line = lines.next(silenceMax);
            if (line.startsWith(":")) {
                return batch;
            }
            accept(line).ifPresent(batch::add);
        }
        return batch;
    }

    private Optional<AuditEvent> accept(String line) {
        if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(line.substring(line.startsWith("data: ") ? 6 : 5));
        }
        if (!line.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        String json = data.toString();
        data.setLength(0);
        return Optional.of(event(json));
    }

    private AuditEvent event(String json) {
        try {
            return Json.readAnswer(json, AuditEvent.class);
        } catch (IllegalArgumentException e) {
            close();
            throw broken("not-a-control-plane", "an event cannot be read (" + e.getMessage() + ")", e);
        }
    }

    static ControlPlaneException broken(String type, String why, @Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                type,
                "follow the log: " + why + "; follow again from the last event seen.",
                cause);
    }

    @Override
    public void close() {
        lines.close();
    }
}
