package dev.missioncontrol.server.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Represents an item as classic clients read it. {@code labels} is absent or an array, never null. */
record ClassicItem(
        @JsonProperty("_id") String id,
        String agent,
        String project,
        @Nullable String clan,
        String title,
        String body,
        String status,
        @Nullable List<String> labels) {

    /** Converts an item. One without a project belongs to every project, so each poll sees its own project in it. */
    static ClassicItem of(InboxItem item, @Nullable String polledProject) {
        String fallback = polledProject == null ? "" : polledProject;
        return new ClassicItem(
                item.id().value(),
                item.agent().value(),
                item.assignment().origin().project() == null
                        ? fallback
                        : item.assignment().origin().project(),
                item.assignment().origin().clan(),
                item.title(),
                item.assignment().body(),
                item.state().name().toLowerCase(Locale.ROOT),
                item.assignment().labels().isEmpty() ? null : item.assignment().labels());
    }

    /**
     * Converts an ask into an item of the agent name reserved for humans; an escalated ask has a label that says so.
     */
    static ClassicItem of(Ask ask, @Nullable String polledProject) {
        return new ClassicItem(
                ask.id().value(),
                AgentName.MORTAL.value(),
                polledProject == null ? "" : polledProject,
                null,
                ask.need(),
                ask.question().context(),
                "pending",
                ask.status().escalated() ? List.of("sev-1") : null);
    }
}
