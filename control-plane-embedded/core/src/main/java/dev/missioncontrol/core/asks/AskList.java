package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.core.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists open asks in the order in which they need a human. The number of items that an ask holds up changes without the
 * ask, so the order is computed on reading; a cursor names a place in it, not a row. Thread-safe.
 */
final class AskList {
    /** Of more open asks than a person can work through, the oldest are shown. */
    private static final int OPEN_MAX = 10_000;

    private static final Pattern CURSOR = Pattern.compile("([01]):(\\d{1,9}):([0-9a-z]{26})");

    private AskList() {}

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
    }

    static Page<Ask> open(Store store, AskFilter filter, @Nullable String cursor, int rows, Instant now) {
        Place after = cursor == null ? null : place(cursor);
        List<Ask> left = all(store, filter, now).stream()
                .sorted(Comparator.comparing(Place::of))
                .filter(ask -> after == null || Place.of(ask).compareTo(after) > 0)
                .toList();
        List<Ask> page = left.subList(0, Math.min(rows, left.size()));
        return new Page<>(page, left.size() > rows ? Place.of(page.getLast()).cursor() : null);
    }

    private static List<Ask> all(Store store, AskFilter filter, Instant now) {
        return store.read(handle -> {
            List<Ask> open = AskStore.open(handle, filter, now, OPEN_MAX);
            HeldUpWork heldUpWork = HeldUpWork.of(handle, open);
            return open.stream().map(ask -> ask.holdingUp(heldUpWork.of(ask))).toList();
        });
    }

    /** Returns the same order as a plain list. */
    static List<Ask> top(Store store, Instant now, int rows) {
        AskFilter open = AskFilter.OPEN;
        return open(store, open, null, rows, now).rows().stream()
                .filter(ask -> ask.state() == AskState.OPEN)
                .toList();
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
