package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the effect of an event on an item's schedule. Pure. */
final class ItemSchedule {
    private ItemSchedule() {}

    static Schedule of(ItemEvent.Created created) {
        return new Schedule(created.after(), created.unmet(), List.of(), created.deadline(), false);
    }

    static Schedule after(Schedule before, ItemEvent event) {
        ItemId other = event.data().reference().other();
        return switch (event.type()) {
            case ITEM_AWAITED -> awaitedBy(before, other);
            case ITEM_UNBLOCKED -> unmet(before, other);
            case ITEM_OVERDUE ->
                new Schedule(before.after(), before.unmet(), before.awaitedBy(), before.deadline(), true);
            default -> before;
        };
    }

    private static Schedule awaitedBy(Schedule before, @Nullable ItemId other) {
        List<ItemId> all = Stream.concat(before.awaitedBy().stream(), Stream.ofNullable(other))
                .toList();
        return new Schedule(before.after(), before.unmet(), all, before.deadline(), before.overdue());
    }

    /** Removes that predecessor or, if none is named, all of them. */
    private static Schedule unmet(Schedule before, @Nullable ItemId other) {
        List<ItemId> left = before.unmet().stream()
                .filter(id -> other != null && !id.equals(other))
                .toList();
        return new Schedule(before.after(), left, before.awaitedBy(), before.deadline(), before.overdue());
    }
}
