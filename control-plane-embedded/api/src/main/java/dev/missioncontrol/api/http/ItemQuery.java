package dev.missioncontrol.api.http;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import java.time.Duration;
import java.util.List;

/** Turns a filter of items into parameters and back. */
public final class ItemQuery {
    private static final Parameter<AgentName> AGENT =
            Parameter.optional("agent", AgentName.class, AgentName::new, "Only items for this agent");
    private static final Parameter<ItemState> STATE =
            Parameter.anyOf("state", ItemState.class, "Only items in one of these states");
    private static final Parameter<String> LABEL = Parameter.text("label", "Only items with this label");
    private static final Parameter<Duration> OLDER_THAN =
            Parameter.optional("olderThan", Duration.class, Duration::parse, "Only items that are at least this old");
    private static final Parameter<String> WORDS =
            Parameter.text("words", "Only items with these words in their titles");

    /** In the order in which they are described. */
    public static final List<Parameter<?>> PARAMETERS = List.of(AGENT, STATE, LABEL, OLDER_THAN, WORDS);

    private ItemQuery() {}

    /** The filter that was asked for. */
    public static ItemFilter read(ParameterValues query) {
        return new ItemFilter(
                query.value(AGENT).orElse(null),
                query.values(STATE),
                query.value(LABEL).orElse(null),
                query.value(OLDER_THAN).orElse(null),
                query.value(WORDS).orElse(null));
    }

    static Query write(ItemFilter filter, Query query) {
        return query.with(AGENT, filter.agent())
                .each(STATE, filter.states())
                .with(LABEL, filter.label())
                .with(OLDER_THAN, filter.olderThan())
                .with(WORDS, filter.words());
    }
}
