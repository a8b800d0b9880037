package dev.missioncontrol.console.shell;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.audit.Witness;
import dev.missioncontrol.console.fx.UpdateBatches;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log on a thread of its own; the console has no other follower. After a loss it resumes after the last
 * event delivered, with backoff. Thread-safe.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);

    private final Audit audit;
    private final UpdateBatches<News> news;
    private final Witness witness;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable Feed> open = new AtomicReference<>();
    private @Nullable Position position;
    private Duration pause = FIRST_PAUSE;

    public sealed interface News {
        /**
         * The connection is established, and {@code head} was the newest event at that moment; delivered after every
         * reconnection.
         */
        record Connected(Position head) implements News {}

        /** A heartbeat, with the events since the one before. */
        record Heard(List<AuditEvent> events) implements News {}

        /** The log cannot be reached or read; the follower tries again. */
        record Gone(RuntimeException why) implements News {}
    }

    public LiveFeed(Audit audit, UpdateBatches<News> news) {
        this(audit, news, Witness.none());
    }

    /** Creates a follower that reports a history other than the one the witness has seen. */
    public LiveFeed(Audit audit, UpdateBatches<News> news, Witness witness) {
        this.audit = audit;
        this.news = news;
        this.witness = witness;
    }

    public void start() {
        Thread.ofVirtual().name("console-feed").start(this::follow);
    }

    private void follow() {
        try {
            while (closed.getCount() > 0) {
                followOnce();
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows until the connection ends. */
    void followOnce() throws InterruptedException {
        try {
            compare();
            Position from = position == null ? audit.head() : position;
            position = from;
            try (Feed feed = audit.follow(from)) {
                open.set(feed);
                news.offer(new News.Connected(from));
                pause = FIRST_PAUSE;
                while (closed.getCount() > 0) {
                    tell(feed.await());
                }
            }
        } catch (ControlPlaneException e) {
            gone(e);
        } catch (RuntimeException e) {
            // A defect must not end the only source of news: it is reported like a lost connection and the next attempt
            // may succeed.
            LOG.warn("follow the log; trying again", e);
            gone(e);
        } finally {
            open.set(null);
        }
    }

    /** Reports a history other than the one already seen like a lost connection; none of it is shown as news. */
    private void compare() {
        switch (witness.compare(audit)) {
            case Witness.Outcome.GoesOn _ -> {}
            case Witness.Outcome.Restored restored -> {
                LOG.warn("a backup was restored: era {} goes on after {}", restored.era(), restored.kept());
                position = null;
            }
        }
        witness.accept(audit);
    }

    private void gone(RuntimeException why) throws InterruptedException {
        if (closed.getCount() > 0) {
            news.offer(new News.Gone(why));
        }
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    }

    private void tell(List<AuditEvent> events) throws InterruptedException {
        if (!events.isEmpty()) {
            position = events.getLast().position();
            witness.saw(events);
        }
        news.offer(new News.Heard(events));
    }

    @Override
    public void close() {
        closed.countDown();
        Feed feed = open.get();
        if (feed != null) {
            feed.close();
        }
    }
}
