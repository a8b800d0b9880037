package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.core.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists open asks in the order in which they need a human. The number of items that an ask holds up changes without the
 * ask, so the order is computed on reading; a cursor names a place in it, not a row. Of more open asks than a person can
 * work through, those beyond the first are listed behind them as they are stored. Thread-safe.
 */
final class AskList {
    /** The asks that are ranked by the work that they hold up. */
    private static final int RANKED_MAX = 10_000;

    private static final String BEHIND = "behind:";
    private static final Pattern CURSOR = Pattern.compile("([01]):(\\d{1,9}):([0-9a-z]{26})");

    private final Store store;
    private final AskFilter filter;
    private final Instant now;
    private final int rankedMax;

    AskList(Store store, AskFilter filter, Instant now, int rankedMax) {
        this.store = store;
        this.filter = filter;
        this.now = now;
        this.rankedMax = rankedMax;
    }

    /** The rank of an ask. */
    private record Place(boolean escalated, int holdsUp, AskId id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::escalated)
                .reversed()
                .thenComparing(Comparator.comparingInt(Place::holdsUp).reversed())
                .thenComparing(Place::id);

        static Place of(Ask ask) {
            return new Place(ask.status().escalated(), ask.holdsUp(), ask.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        String cursor() {
            return (escalated ? 1 : 0) + ":" + holdsUp + ":" + id;
        }

        AskStore.Oldest asStored() {
            return new AskStore.Oldest(escalated, id);
        }
    }

    static Page<Ask> open(Store store, AskFilter filter, @Nullable String cursor, int rows, Instant now) {
        return new AskList(store, filter, now, RANKED_MAX).page(cursor, rows);
    }

    Page<Ask> page(@Nullable String cursor, int rows) {
        if (cursor != null && cursor.startsWith(BEHIND)) {
            AskStore.Oldest behind = place(cursor.substring(BEHIND.length())).asStored();
            return store.read(handle -> HeldUpWork.counted(handle, stored(handle, behind, rows)));
        }
        Place after = cursor == null ? null : place(cursor);
        Page<Ask> first = store.read(handle -> HeldUpWork.counted(handle, stored(handle, null, rankedMax)));
        List<Ask> left = first.rows().stream()
                .sorted(Comparator.comparing(Place::of))
                .filter(ask -> after == null || Place.of(ask).compareTo(after) > 0)
                .toList();
        Page<Ask> page = Page.of(left, rows, ask -> Place.of(ask).cursor());
        return page.next() == null ? new Page<>(page.rows(), first.next()) : page;
    }

    private Page<Ask> stored(Handle handle, AskStore.@Nullable Oldest behind, int rows) {
        List<Ask> read = AskStore.open(handle, filter, behind, rows + 1, now);
        return Page.of(read, rows, ask -> BEHIND + Place.of(ask).cursor());
    }

    private static Place place(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        try {
            if (parts.matches()) {
                return new Place(
                        parts.group(1).equals("1"), Integer.parseInt(parts.group(2)), new AskId(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            throw notOurs(e);
        }
        throw notOurs(null);
    }

    private static ControlPlaneException notOurs(@Nullable Throwable cause) {
        return Page.foreignCursor(cause);
    }
}
