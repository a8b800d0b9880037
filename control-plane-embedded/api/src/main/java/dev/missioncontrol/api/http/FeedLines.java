package dev.missioncontrol.api.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the lines of an endless answer from the connection to one reader. At most {@link #AHEAD} lines are buffered;
 * more are requested only as lines are taken. Thread-safe.
 */
final class FeedLines implements Flow.Subscriber<String>, AutoCloseable {
    private static final int AHEAD = 256;

    /** A line, or the end with its cause. */
    private sealed interface Arrival {
        record Line(String text) implements Arrival {}

        record End(String type, String why, @Nullable Throwable cause) implements Arrival {}
    }

    private static final Arrival.End CLOSED = new Arrival.End("feed-closed", "the feed was closed", null);

    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> connection = new AtomicReference<>();
    private final AtomicReference<Arrival.@Nullable End> end = new AtomicReference<>();

    /** Adapts this to a body that is available at once and goes on arriving. */
    BodySubscriber<String> asBody() {
        return new Endless(BodySubscribers.fromLineSubscriber(this, lines -> "", StandardCharsets.UTF_8, null));
    }

    /** Returns the next line; throws {@code UNAVAILABLE} after the last one or a timeout. */
    String next(Duration silenceMax) {
        Arrival arrival = take(silenceMax);
        return switch (arrival) {
            case Arrival.Line(String text) -> {
                Flow.Subscription source = connection.get();
                if (source != null) {
                    source.request(1);
                }
                yield text;
            }
            case Arrival.End(String type, String why, Throwable cause) -> {
                arrivals.add(arrival);
                throw HttpFeed.broken(type, why, cause);
            }
        };
    }

    boolean more() {
        return arrivals.peek() instanceof Arrival.Line;
    }

    private Arrival take(Duration silenceMax) {
        try {
            Arrival arrival = arrivals.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival != null) {
                return arrival;
            }
            Arrival.End silence =
                    new Arrival.End("unreachable", "no sign of life for " + silenceMax.toSeconds() + " s", null);
            finish(silence);
            return silence;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Arrival.End("unreachable", "interrupted while waiting", e);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        connection.set(subscription);
        if (end.get() == null) {
            subscription.request(AHEAD);
        } else {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(String line) {
        arrivals.add(new Arrival.Line(line));
    }

    @Override
    public void onError(Throwable cause) {
        finish(new Arrival.End("unreachable", "the connection broke", cause));
    }

    @Override
    public void onComplete() {
        finish(new Arrival.End("unreachable", "the control plane ended the feed", null));
    }

    @Override
    public void close() {
        arrivals.clear();
        finish(CLOSED);
    }

    private void finish(Arrival.End reason) {
        if (end.compareAndSet(null, reason)) {
            arrivals.add(reason);
            Flow.Subscription source = connection.get();
            if (source != null) {
                source.cancel();
            }
        } else if (reason.equals(CLOSED)) {
            arrivals.add(CLOSED);
        }
    }

    /** Hands the answer to its caller at once. By default the client library would wait until the body is complete. */
    private record Endless(BodySubscriber<String> lines) implements BodySubscriber<String> {
        @Override
        public CompletionStage<String> getBody() {
            return CompletableFuture.completedStage("");
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            lines.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            lines.onNext(item);
        }

        @Override
        public void onError(Throwable throwable) {
            lines.onError(throwable);
        }

        @Override
        public void onComplete() {
            lines.onComplete();
        }
    }
}
