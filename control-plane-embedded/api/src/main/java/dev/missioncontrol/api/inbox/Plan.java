package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions under which an item may be worked on.
 *
 * @param after items that must be completed first; they exist already, so there can be no cycle
 * @param notBefore not offered before this time
 * @param deadline the time at which a human is asked, once; the work goes on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Plan(
        List<ItemId> after,
        @Nullable Instant notBefore,
        @Nullable Instant deadline) {
    /** No conditions and no deadline. */
    public static final Plan NONE = new Plan(List.of(), null, null);

    private static final int AFTER_MAX = 32;

    public Plan {
        after = Checks.listed(after, "plan.after", AFTER_MAX).stream()
                .distinct()
                .toList();
        notBefore = Checks.moment(notBefore, "plan.notBefore");
        deadline = Checks.moment(deadline, "plan.deadline");
    }
}
