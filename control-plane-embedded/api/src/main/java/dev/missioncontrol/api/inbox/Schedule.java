package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relations of an item to other items and to time.
 *
 * @param after items that must be completed first, as its author wrote them
 * @param unmet those of them that are not completed; the item is not offered while there are any
 * @param awaitedBy items that came after this one and wait for it
 * @param overdue its deadline has passed and a human was asked
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Schedule(
        List<ItemId> after,
        List<ItemId> unmet,
        List<ItemId> awaitedBy,
        @Nullable Instant deadline,
        boolean overdue) {
    /** No relations and no deadline. */
    public static final Schedule NONE = new Schedule(List.of(), List.of(), List.of(), null, false);

    /** The most items that may wait for one item. */
    public static final int AWAITED_BY_MAX = 200;

    public Schedule {
        after = Checks.listed(after, "schedule.after", Integer.MAX_VALUE);
        unmet = Checks.listed(unmet, "schedule.unmet", Integer.MAX_VALUE);
        awaitedBy = Checks.listed(awaitedBy, "schedule.awaitedBy", Integer.MAX_VALUE);
    }
}
