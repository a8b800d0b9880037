package dev.missioncontrol.console.lists;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.console.fx.Background;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * Presents a list in full length while only a few pages are in memory. A view reports each visible row with {@link
 * #seen(int)}, which fetches missing rows nearby and forgets rows far away. Live rows are inserted in front. Confined
 * to the JavaFX thread.
 */
public final class PagedRows<T> extends ObservableListBase<Slot<T>> {
    public static final int PAGE = 100;
    private static final int AHEAD = 30;
    private static final int PAGES_KEPT = 7;
    private static final int LIVE_MAX = 1000;

    private final Background background;
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable IndexProgress> partial = new ReadOnlyObjectWrapper<>();
    private final List<T> live = new ArrayList<>();
    private final List<Chunk<T>> chunks = new ArrayList<>();
    private final Set<String> fetching = new HashSet<>();
    private PageSource<T> source = (cursor, limit) -> new Page<>(List.of(), null);
    private @Nullable String next;
    private int generation;

    /** Represents a page; its rows are absent while it is not in memory. */
    private static final class Chunk<T> {
        final @Nullable String cursor;
        int start;
        int size;

        @Nullable
        List<T> rows;

        Chunk(@Nullable String cursor, int start, List<T> rows) {
            this.cursor = cursor;
            this.start = start;
            this.size = rows.size();
            this.rows = rows;
        }
    }

    public PagedRows(Background background) {
        this.background = background;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Holds the failure of the last fetch; null once one succeeds. */
    public ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Holds how far the search index reaches if rows may be missing because of it; null otherwise. */
    public ReadOnlyObjectProperty<@Nullable IndexProgress> partialProperty() {
        return partial.getReadOnlyProperty();
    }

    /** Switches to another source; the present rows stay until its first page has arrived. */
    public void show(PageSource<T> newSource) {
        source = newSource;
        reload();
    }

    /** Fetches the first page again and discards the others. */
    public void reload() {
        generation++;
        fetching.clear();
        fetch(null, page -> {
            boolean sameStart = live.isEmpty() && !chunks.isEmpty() && Objects.equals(next0(), page.next());
            if (sameStart && page.rows().size() == chunks.getFirst().size) {
                put(chunks.getFirst(), page.rows());
            } else {
                startOver(page);
            }
        });
    }

    /**
     * Returns the cursor after the first page, which tells whether a newly fetched first page still connects to the
     * rest.
     */
    private @Nullable String next0() {
        return chunks.size() > 1 ? chunks.get(1).cursor : next;
    }

    private void startOver(Page<T> page) {
        beginChange();
        nextRemove(0, List.copyOf(this));
        live.clear();
        chunks.clear();
        chunks.add(new Chunk<>(null, 0, page.rows()));
        next = page.next();
        nextAdd(0, size());
        endChange();
    }

    /** Inserts new rows in front, newest first; returns false if they are too many and the list must be reloaded. */
    public boolean prepend(List<T> rows) {
        if (live.size() + rows.size() > LIVE_MAX) {
            return false;
        }
        beginChange();
        live.addAll(0, rows);
        nextAdd(0, rows.size());
        endChange();
        return true;
    }

    /** Replaces the row in memory that matches. */
    public void replace(Predicate<T> matching, T row) {
        find(matching).ifPresent(index -> put(index, row));
    }

    /** Returns the index of the row in memory that matches; forgotten rows are not searched. */
    public OptionalInt find(Predicate<T> matching) {
        for (int i = 0; i < live.size(); i++) {
            if (matching.test(live.get(i))) {
                return OptionalInt.of(i);
            }
        }
        for (Chunk<T> chunk : chunks) {
            List<T> rows = chunk.rows == null ? List.of() : chunk.rows;
            for (int i = 0; i < rows.size(); i++) {
                if (matching.test(rows.get(i))) {
                    return OptionalInt.of(live.size() + chunk.start + i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private void put(int index, T row) {
        Slot<T> before = get(index);
        beginChange();
        if (index < live.size()) {
            live.set(index, row);
        } else {
            Chunk<T> chunk = chunks.get(chunkAt(index - live.size()));
            List<T> rows = new ArrayList<>(Objects.requireNonNull(chunk.rows));
            rows.set(index - live.size() - chunk.start, row);
            chunk.rows = rows;
        }
        nextSet(index, before);
        endChange();
    }

    /** Reports that the row at {@code index} is visible. */
    public void seen(int index) {
        int at = index - live.size();
        if (at < 0 || chunks.isEmpty()) {
            return;
        }
        int known = knownRows();
        if (at >= known - AHEAD && next != null) {
            fetchNext(next);
        }
        if (at < known) {
            int chunk = chunkAt(at);
            refetch(chunks.get(chunk));
            forgetFarFrom(chunk);
        }
    }

    private void fetchNext(String cursor) {
        fetch(cursor, page -> {
            beginChange();
            int from = live.size() + knownRows();
            nextRemove(from, new Slot<>(null));
            if (!page.rows().isEmpty()) {
                chunks.add(new Chunk<>(cursor, knownRows(), page.rows()));
            }
            next = page.next();
            nextAdd(from, size());
            endChange();
            if (page.rows().isEmpty() && page.next() != null) {
                fetchNext(page.next());
            }
        });
    }

    private void refetch(Chunk<T> chunk) {
        if (chunk.rows == null) {
            fetch(chunk.cursor, page -> put(chunk, page.rows()));
        }
    }

    private void put(Chunk<T> chunk, List<T> rows) {
        beginChange();
        int from = live.size() + chunk.start;
        if (rows.size() == chunk.size) {
            for (int i = 0; i < rows.size(); i++) {
                Slot<T> before = get(from + i);
                if (!rows.get(i).equals(before.row())) {
                    nextSet(from + i, before);
                }
            }
            chunk.rows = rows;
        } else {
            nextRemove(from, List.copyOf(subList(from, from + chunk.size)));
            chunk.rows = rows;
            chunk.size = rows.size();
            shift();
            nextAdd(from, from + rows.size());
        }
        endChange();
    }

    private void shift() {
        int start = 0;
        for (Chunk<T> chunk : chunks) {
            chunk.start = start;
            start += chunk.size;
        }
    }

    /**
     * Forgets pages far from the visible one. The first page stays: live rows connect to it, and fetching it again
     * would overlap them.
     */
    private void forgetFarFrom(int chunk) {
        for (int i = 1; i < chunks.size(); i++) {
            if (Math.abs(i - chunk) > PAGES_KEPT / 2) {
                chunks.get(i).rows = null;
            }
        }
    }

    private void fetch(@Nullable String cursor, Consumer<Page<T>> arrived) {
        if (!fetching.add(String.valueOf(cursor))) {
            return;
        }
        int asked = generation;
        loading.set(true);
        PageSource<T> from = source;
        background.run(
                () -> from.fetch(cursor, PAGE),
                page -> {
                    if (asked == generation) {
                        fetching.remove(String.valueOf(cursor));
                        failure.set(null);
                        partial.set(page.partial());
                        arrived.accept(page);
                        loading.set(!fetching.isEmpty());
                    }
                },
                problem -> {
                    if (asked == generation) {
                        fetching.remove(String.valueOf(cursor));
                        failure.set(problem);
                        loading.set(!fetching.isEmpty());
                    }
                });
    }

    /** Returns the number of rows in memory. */
    int kept() {
        return live.size()
                + chunks.stream()
                        .mapToInt(chunk -> chunk.rows == null ? 0 : chunk.size)
                        .sum();
    }

    private int knownRows() {
        return chunks.isEmpty() ? 0 : chunks.getLast().start + chunks.getLast().size;
    }

    private int chunkAt(int at) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).start <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Slot<T> get(int index) {
        if (index < live.size()) {
            return new Slot<>(live.get(index));
        }
        int at = index - live.size();
        if (at >= knownRows()) {
            return new Slot<>(null);
        }
        Chunk<T> chunk = chunks.get(chunkAt(at));
        List<T> rows = chunk.rows;
        return new Slot<>(rows == null ? null : rows.get(at - chunk.start));
    }

    @Override
    public int size() {
        return live.size() + knownRows() + (next == null ? 0 : 1);
    }
}
