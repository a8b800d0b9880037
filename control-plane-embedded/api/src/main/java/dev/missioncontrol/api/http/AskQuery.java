package dev.missioncontrol.api.http;

import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.inbox.ItemId;
import java.util.List;

/** Turns a filter of asks into parameters and back. */
public final class AskQuery {
    private static final Parameter<AskState> STATE = Parameter.anyOf(
            "state", AskState.class, "Only asks in one of these states; open ones where it is left out");
    private static final Parameter<AskKind> KIND =
            Parameter.anyOf("kind", AskKind.class, "Only asks of one of these kinds");
    private static final Parameter<ItemId> ITEM =
            Parameter.optional("item", ItemId.class, ItemId::new, "Only asks about this item");
    private static final Parameter<Boolean> SNOOZED = Parameter.flag("snoozed", "Whether hidden ones are shown");

    /** In the order in which they are described. */
    public static final List<Parameter<?>> PARAMETERS = List.of(STATE, KIND, ITEM, SNOOZED);

    private AskQuery() {}

    /** The filter that was asked for. */
    public static AskFilter read(ParameterValues query) {
        return new AskFilter(
                query.values(STATE),
                query.values(KIND),
                query.value(ITEM).orElse(null),
                query.value(SNOOZED).orElse(false));
    }

    static Query write(AskFilter filter, Query query) {
        return query.each(STATE, filter.states())
                .each(KIND, filter.kinds())
                .with(ITEM, filter.item())
                .with(SNOOZED, filter.snoozed());
    }
}
