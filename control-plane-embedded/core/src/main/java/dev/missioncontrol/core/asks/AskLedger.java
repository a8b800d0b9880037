package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.replay.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of asks and the effect of each event on it. */
public final class AskLedger {
    public static final LedgerTable<AskId, Ask> ASKS =
            LedgerTable.of("ask", AskId::new, AskStore.ASKS, AskLedger::after, EventType.ASK_RAISED);

    private AskLedger() {}

    public static List<Projection> tables() {
        return List.of(ASKS);
    }

    static Entry entry(AskEvent event) {
        return new Entry(event.type(), event.data(), event.body());
    }

    private static Ask after(@Nullable Ask before, LedgerEvent event) {
        AskId id = new AskId(event.id());
        AskEvent said = new AskEvent(
                event.type(),
                event.data(AskEvent.Data.class),
                event.words(AskEvent.Body.class).orElse(null));
        if (event.type() == EventType.ASK_RAISED) {
            return AskFold.raised(id, said, event.actor(), event.created());
        }
        if (before == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL, "broken-log", "The log speaks of ask " + id + " before it was raised.");
        }
        return AskFold.after(before, said, event.actor(), event.changed(before.dates()));
    }
}
