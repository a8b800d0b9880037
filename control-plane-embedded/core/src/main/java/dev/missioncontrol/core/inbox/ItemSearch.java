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
    /** Items that are read and compared one by one. */
    private static final int FEW = 1_000;

    private static final int HITS_MIN = 200;
    private static final String SUBJECT = "item:";

    private final Store store;
    private final Leases leases;
    private final EventIndex index;

    ItemSearch(Store store, Leases leases, EventIndex index) {
        this.store = store;
        this.leases = leases;
        this.index = index;
    }

    /** Lists items, newest first, from just before the item {@code before}. */
    Page<InboxItem> list(ItemFilter filter, @Nullable ItemId before, int rows, Instant now) {
        SearchWords words = SearchWords.of(filter.words() == null ? "" : filter.words());
        Asked asked = new Asked(filter, words, before, rows + 1, now); // one more tells whether there are others
        if (words.isEmpty()) {
            return page(inTable(asked, before, asked.rows()), asked, null);
        }
        try {
            return withWords(asked);
        } catch (ControlPlaneException e) {
            if (!e.type().equals(EventIndex.UNAVAILABLE)) {
                throw e;
            }
            return page(compared(asked, Integer.MAX_VALUE).rows(), asked, null);
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
        int hits = Math.max(asked.rows(), HITS_MIN);
        Position from = asked.before() == null ? null : created(asked.before());
        if (asked.before() != null && from == null) {
            return page(List.of(), asked, null);
        }
        EventIndex.Found found = index.createdItems(asked.words(), from, hits);
        boolean more = found.positions().size() == hits;
        if (asked.narrow() && (more || found.partial() != null)) {
            Compared few = compared(asked, FEW);
            if (few.whole()) {
                return page(few.rows(), asked, null);
            }
        }
        return page(walk(asked, found, hits), asked, found.partial());
    }

    /** Takes hits from the index, page by page, until enough of them match the rest of the filter. */
    private List<InboxItem> walk(Asked asked, EventIndex.Found first, int hits) {
        List<InboxItem> rows = new ArrayList<>();
        List<Position> positions = first.positions();
        while (!positions.isEmpty()) {
            List<Position> page = positions;
            store.read(handle -> at(handle, asked, page)).stream()
                    .filter(asked::saidIn)
                    .forEach(rows::add);
            if (rows.size() >= asked.rows() || page.size() < hits) {
                break;
            }
            positions = index.createdItems(asked.words(), page.getLast(), hits).positions();
        }
        return rows.subList(0, Math.min(rows.size(), asked.rows()));
    }

    private List<InboxItem> at(Handle handle, Asked asked, List<Position> positions) {
        List<ItemId> ids = SubjectStore.at(handle, positions).stream()
                .filter(subject -> subject.startsWith(SUBJECT))
                .map(subject -> new ItemId(subject.substring(SUBJECT.length())))
                .toList();
        return leases.upToDate(handle, ItemStore.among(handle, ids, asked.filter(), asked.now()));
    }

    /** Rows that match, and whether there are no others before the last one that was read. */
    private record Compared(List<InboxItem> rows, boolean whole) {}

    /** Reads the items that match the rest of the filter, up to a number of them, and compares their words. */
    private Compared compared(Asked asked, int most) {
        List<InboxItem> rows = new ArrayList<>();
        ItemId before = asked.before();
        for (int read = 0; read < most; read += FEW) {
            List<InboxItem> some = inTable(asked, before, FEW);
            some.stream()
                    .filter(asked::saidIn)
                    .limit(asked.rows() - (long) rows.size())
                    .forEach(rows::add);
            if (rows.size() == asked.rows() || some.size() < FEW) {
                return new Compared(rows, true);
            }
            before = some.getLast().id();
        }
        return new Compared(rows, false);
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

    private static Page<InboxItem> page(List<InboxItem> read, Asked asked, @Nullable IndexProgress partial) {
        return Page.of(read, asked.rows() - 1, item -> item.id().value()).reaching(partial);
    }
}
