package dev.missioncontrol.core.search;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.search.IndexFiles.Mark;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log and answers searches. A search first lets the index catch up, so that recent events are found. If it
 * lags too far behind, as when a long history is indexed for the first time, the answer says how far it reaches. Such an index is
 * built in small steps with pauses between them, on a thread of low priority. Opened at its first use. Thread-safe; one thread of
 * its own writes.
 */
public final class EventIndex implements AutoCloseable {
    /** The type of the failure when the index's files cannot be used. */
    public static final String UNAVAILABLE = "search-unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(EventIndex.class);
    private static final int PAGE = 1_000;
    /** Some tenths of a second, for which a search may have to wait. */
    private static final int STEP_EVENTS = 5_000;

    private static final int LOG_EVERY = 100_000;
    private static final int COMMIT_EVERY = 50_000;
    private static final int SHOW_EVERY = 20_000;

    private final Path path;
    private final Store store;
    private final LogHead head;
    private final int stepEvents;

    @SuppressWarnings("ThreadPriorityCheck") // a wish: Linux ignores it by default, and nothing depends on it
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("search")
            .priority(Thread.MIN_PRIORITY)
            .factory());

    private volatile @Nullable IndexFiles files;
    private volatile Mark mark = Mark.NONE;
    private volatile Position shown = Position.START;
    private long uncommitted;
    private long unshown;
    private long unlogged;

    /**
     * Events that were found, newest first.
     *
     * @param partial present if the index does not reach the end of the log
     */
    public record Found(List<Position> positions, @Nullable IndexProgress partial) {}

    public EventIndex(Path path, Store store, LogHead head) {
        this(path, store, head, STEP_EVENTS);
    }

    /** @param stepEvents the number of events that are indexed before searches and the rest of the machine come in between */
    public EventIndex(Path path, Store store, LogHead head, int stepEvents) {
        this.path = path;
        this.store = store;
        this.head = head;
        this.stepEvents = stepEvents;
    }

    /** Indexes the events since the last step; a bounded number at a time. */
    public void step() {
        await(this::catchUp);
    }

    /**
     * Finds matching events, newest first, from just before {@code before}.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (search-unavailable) if the index's files cannot be used
     */
    public Found search(AuditFilter filter, boolean bodies, @Nullable Position before, int limit) {
        return search(EventQuery.of(filter, bodies), before, limit);
    }

    /** Finds the events that created items with these words in what their authors wrote; otherwise the same. */
    public Found createdItems(SearchWords words, @Nullable Position before, int limit) {
        return search(EventQuery.createdItems(words.words()), before, limit);
    }

    private Found search(Query query, @Nullable Position before, int limit) {
        Position newest = head.position();
        if (shown.compareTo(newest) < 0) {
            await(this::catchUpAndShow);
        }
        Position reached = shown;
        try {
            IndexFiles open = files;
            if (open == null) {
                throw unavailable(null);
            }
            return new Found(
                    open.search(query, before, limit),
                    reached.compareTo(newest) < 0 ? new IndexProgress(reached, newest) : null);
        } catch (IOException | AlreadyClosedException e) {
            throw unavailable(e);
        }
    }

    /** Returns the position up to which the log is indexed. */
    public Position reached() {
        return mark.position();
    }

    private void catchUpAndShow() throws IOException {
        IndexFiles open = catchUp();
        try {
            show(open);
        } catch (IOException | RuntimeException e) {
            giveUp(open);
            throw e;
        }
    }

    /** Shows new documents to searches. Each time creates a segment, so it is left for a quiet moment or a search. */
    private void show(IndexFiles open) throws IOException {
        open.show();
        shown = mark.position();
        unshown = 0;
    }

    private IndexFiles catchUp() throws IOException {
        IndexFiles open = files;
        if (open == null) {
            open = open();
            files = open;
        }
        try {
            catchUp(open);
        } catch (IOException | RuntimeException e) {
            giveUp(open);
            throw e;
        }
        return open;
    }

    /** Drops a failed index writer, which cannot be used again; the next step begins at its last commit. */
    private void giveUp(IndexFiles failed) {
        mark = Mark.NONE;
        shown = Position.START;
        files = null;
        uncommitted = 0;
        unshown = 0;
        try {
            failed.abandon();
        } catch (IOException e) {
            LOG.debug("a search index that has failed could not be closed", e);
        }
    }

    private void catchUp(IndexFiles open) throws IOException {
        Position before = mark.position();
        Position newest = head.position();
        for (int done = 0; done < stepEvents && mark.position().compareTo(newest) < 0; done += PAGE) {
            Position from = mark.position();
            int page = Math.min(PAGE, stepEvents);
            take(open, store.read(handle -> LogStore.forward(handle, from, newest, page)));
        }
        if (mark.position().equals(before) || unshown >= SHOW_EVERY) {
            show(open);
        }
        if (uncommitted >= COMMIT_EVERY) {
            open.commit(mark);
            uncommitted = 0;
        }
    }

    private void take(IndexFiles open, List<AuditEvent> events) throws IOException {
        for (AuditEvent event : events) {
            open.add(event);
            if (event.is(EventType.EVENT_ERASED)) {
                forget(open, Json.read(event.data(), Erased.class).event());
            }
            mark = new Mark(event.position(), event.hash());
        }
        uncommitted += events.size();
        unshown += events.size();
        log(events.size());
    }

    /** Logs the progress of a long build at intervals. */
    private void log(int events) {
        unlogged += events;
        Position newest = head.position();
        if (unlogged >= LOG_EVERY && mark.position().compareTo(newest) < 0) {
            LOG.info("building the search index: event {} of {}", mark.position(), newest);
            unlogged = 0;
        }
    }

    private void forget(IndexFiles open, Position erased) throws IOException {
        Optional<AuditEvent> event = store.read(handle -> LogStore.find(handle, erased));
        if (event.isPresent()) {
            open.replace(event.get());
        }
        uncommitted = COMMIT_EVERY; // what was erased must not come back from the last commit's files
    }

    private IndexFiles open() throws IOException {
        try {
            IndexFiles found = IndexFiles.open(path);
            if (resumed(found)) {
                return found;
            }
            found.close();
            LOG.info("rebuilding the search index: it belongs to another log or version");
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("rebuilding the search index: it cannot be read", e);
        }
        mark = Mark.NONE;
        return IndexFiles.fresh(path);
    }

    /** Returns whether the index can continue from its last commit. */
    private boolean resumed(IndexFiles found) throws IOException {
        try {
            Mark committed = found.committed();
            mark = committed;
            return fits(committed);
        } catch (IOException | RuntimeException e) {
            found.close();
            throw e;
        }
    }

    private boolean fits(Mark committed) {
        return committed.equals(Mark.NONE)
                || store.read(handle -> LogStore.find(handle, committed.position()))
                        .filter(event -> event.hash().equals(committed.hash()))
                        .isPresent();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void await(Work work) {
        try {
            writing.submit(() -> {
                        work.run();
                        return true;
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlPlaneException(Category.UNAVAILABLE, "interrupted", "The wait was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ControlPlaneException known ? known : unavailable(e.getCause());
        }
    }

    private static ControlPlaneException unavailable(@Nullable Throwable cause) {
        return new ControlPlaneException(
                Category.UNAVAILABLE,
                UNAVAILABLE,
                "The search index cannot be used; check the space and permissions of the data directory.",
                cause);
    }

    /** Closes the index at its present position; the next start continues from there. */
    @Override
    public void close() {
        try {
            await(this::closeFiles);
        } catch (ControlPlaneException e) {
            LOG.warn("the search index was not closed in order; the next start mends it", e);
        }
        writing.shutdown();
        try {
            if (!writing.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the search index takes longer to close than expected");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeFiles() throws IOException {
        IndexFiles open = files;
        files = null;
        if (open != null) {
            open.commit(mark);
            open.close();
        }
    }
}
