package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rebuilds asks from their events alone. Confined to one thread. */
public final class AskReplay {
    /** How subjects begin that are asks. */
    public static final String SUBJECT = "ask:";

    private final TreeMap<AskId, Ask> asks = new TreeMap<>();

    /** Folds the next event in; events of other rooms change nothing. */
    public void next(AuditEvent event) {
        if (event.subject().startsWith(SUBJECT)) {
            AskId id = new AskId(event.subject().substring(SUBJECT.length()));
            asks.put(id, after(asks.get(id), id, event));
        }
    }

    private static Ask after(@Nullable Ask before, AskId id, AuditEvent event) {
        AskEvent said = new AskEvent(
                event.type(),
                Json.read(event.data(), AskEvent.Data.class),
                event.body() == null ? null : Json.read(event.body(), AskEvent.Body.class));
        if (event.type().equals(AskEvent.RAISED)) {
            return AskFold.raised(id, said, event.actor(), event.at());
        }
        if (before == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL, "broken-log", "The log speaks of ask " + id + " before it was raised.");
        }
        return AskFold.after(before, said, event.actor(), event.at());
    }

    /** The asks as the log has them, by id. */
    public Map<AskId, Ask> asks() {
        return Map.copyOf(asks);
    }
}
