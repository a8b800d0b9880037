package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Work;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.log.SubjectStore;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.search.SearchWords;
import dev.missioncontrol.core.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists items by a filter. Words go through the search index, which knows the event that created each item; everything else is in
 * the table. Both are in the same order. If the rest of the filter leaves few items, these are read and their words are
 * compared instead. Thread-safe.
 */
final class ItemSearch {
    private static final String SUBJECT = "item:";
    private static final Bounds BOUNDS = new Bounds(1_000, 200, 20);

    private final Store store;
    private final Leases leases;
    private final EventIndex index;
    private final Bounds bounds;

    /**
     * Bounds the work of one page. A page that ends by them may have fewer rows than asked for, or none, and a cursor.
     *
     * @param few items that are read at once and compared one by one
     * @param hits the least number of hits that are taken from the index at once
     * @param rounds the maximum number of such reads
     */
    record Bounds(int few, int hits, int rounds) {}

    ItemSearch(Store store, Leases leases, EventIndex index) {
        this(store, leases, index, BOUNDS);
    }

    ItemSearch(Store store, Leases leases, EventIndex index, Bounds bounds) {
        this.store = store;
        this.leases = leases;
        this.index = index;
        this.bounds = bounds;
    }

    /** Lists items, newest first, from just before the item {@code before}. */
    Page<InboxItem> list(ItemFilter filter, @Nullable ItemId before, int rows, Instant now) {
        SearchWords words = SearchWords.of(filter.words());
        Asked asked = new Asked(filter, words, before, rows + 1, now); // one more tells whether there are others
        if (words.isEmpty()) {
            return page(new Read(inTable(asked, before, asked.rows()), null), asked, null);
        }
        try {
            return withWords(asked);
        } catch (ControlPlaneException e) {
            if (!e.type().equals(EventIndex.UNAVAILABLE)) {
                throw e;
            }
            return page(compared(asked, bounds.rounds()), asked, null);
        }
    }

    /** @param rows one more than the page holds */
    private record Asked(
            ItemFilter filter, SearchWords words, @Nullable ItemId before, int rows, Instant now) {
        boolean narrow() {
            return !filter.states().isEmpty()
                    || filter.agent() != null
                    || filter.label() != null
                    || filter.olderThan() != null;
        }

        /** Also keeps out what was erased and is still in an index that is behind. */
        boolean saidIn(InboxItem item) {
            Work work = item.assignment().work();
            String run = work == null ? "" : SearchWords.valuesIn(Json.write(work));
            return words.in(item.title() + "\n" + item.assignment().body() + "\n" + run);
        }
    }

    private Page<InboxItem> withWords(Asked asked) {
        int hits = Math.max(asked.rows(), bounds.hits());
        Position from = asked.before() == null ? null : created(asked.before());
        if (asked.before() != null && from == null) {
            return page(new Read(List.of(), null), asked, null);
        }
        EventIndex.Found found = index.createdItems(asked.words(), from, hits);
        boolean more = found.positions().size() == hits;
        if (asked.narrow() && (more || found.partial() != null)) {
            Read few = compared(asked, 1);
            if (few.stopped() == null) {
                return page(few, asked, null);
            }
        }
        return page(walk(asked, found, hits), asked, found.partial());
    }

    /**
     * Rows that match.
     *
     * @param stopped the item before which others may match that were not read; absent if there are rows enough, or no others
     */
    private record Read(List<InboxItem> rows, @Nullable ItemId stopped) {}

    /** Takes hits from the index, page by page, until enough of them match the rest of the filter. */
    private Read walk(Asked asked, EventIndex.Found first, int hits) {
        List<InboxItem> rows = new ArrayList<>();
        List<Position> positions = first.positions();
        for (int round = 1; ; round++) {
            List<Position> page = positions;
            List<ItemId> ids = store.read(handle -> created(handle, page));
            among(asked, ids).stream().filter(asked::saidIn).forEach(rows::add);
            if (rows.size() >= asked.rows() || page.size() < hits) {
                return new Read(rows.subList(0, Math.min(rows.size(), asked.rows())), null);
            }
            if (round >= bounds.rounds() && !ids.isEmpty()) {
                return new Read(rows, ids.getLast());
            }
            positions = index.createdItems(asked.words(), page.getLast(), hits).positions();
        }
    }

    /** Finds the items that were created at these positions, newest first. */
    private static List<ItemId> created(Handle handle, List<Position> positions) {
        return SubjectStore.at(handle, positions).stream()
                .filter(subject -> subject.startsWith(SUBJECT))
                .map(subject -> new ItemId(subject.substring(SUBJECT.length())))
                .toList();
    }

    private List<InboxItem> among(Asked asked, List<ItemId> ids) {
        return store.read(handle -> leases.upToDate(handle, ItemStore.among(handle, ids, asked.filter(), asked.now())));
    }

    /** Reads the items that match the rest of the filter, up to a number of times, and compares their words. */
    private Read compared(Asked asked, int rounds) {
        List<InboxItem> rows = new ArrayList<>();
        ItemId before = asked.before();
        for (int round = 0; round < rounds; round++) {
            List<InboxItem> some = inTable(asked, before, bounds.few());
            some.stream()
                    .filter(asked::saidIn)
                    .limit(asked.rows() - (long) rows.size())
                    .forEach(rows::add);
            if (rows.size() == asked.rows() || some.size() < bounds.few()) {
                return new Read(rows, null);
            }
            before = some.getLast().id();
        }
        return new Read(rows, before);
    }

    private List<InboxItem> inTable(Asked asked, @Nullable ItemId before, int limit) {
        return store.read(
                handle -> leases.upToDate(handle, ItemStore.list(handle, asked.filter(), before, limit, asked.now())));
    }

    /** Finds the position just after the creation of the newest item before that one. */
    private @Nullable Position created(ItemId before) {
        Optional<Position> newest = store.read(handle ->
                ItemStore.newestBefore(handle, before).flatMap(item -> SubjectStore.first(handle, SUBJECT + item)));
        return newest.map(position -> new Position(position.era(), position.sequence() + 1))
                .orElse(null);
    }

    private static Page<InboxItem> page(Read read, Asked asked, @Nullable IndexProgress partial) {
        return read.stopped() == null
                ? Page.of(read.rows(), asked.rows() - 1, item -> item.id().value())
                        .reaching(partial)
                : new Page<>(read.rows(), read.stopped().value(), partial);
    }
}
