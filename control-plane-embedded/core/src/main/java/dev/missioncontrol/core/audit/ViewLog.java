package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records which view of the audit trail a watched reader opens, before it is shown. Thread-safe. */
record ViewLog(Writer writer, Principal principal) {
    private record Viewed(String view, @Nullable String at) {}

    /**
     * Records every page, because an invented cursor would otherwise read unseen.
     *
     * @param at the place in the log that is shown; absent for its end
     * @param asked the reader's filter, which can be erased; absent for everything
     */
    void opened(String view, @Nullable String at, @Nullable Object asked) {
        if (principal.watched()) {
            String data = Json.write(new Viewed(view, at));
            String body = asked == null ? null : Json.write(Map.of("asked", asked));
            EventDraft viewed = new EventDraft(
                    EventType.AUDIT_VIEWED, 1, principal.actor(), "reader:" + principal.actor(), data, body);
            writer.submit(transaction -> transaction.append(viewed));
        }
    }
}
