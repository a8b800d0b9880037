package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.replay.Fold;
import dev.missioncontrol.core.replay.RowComparison;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rebuilds asks from their events alone. Confined to one thread. */
public final class AskReplay implements Fold {
    /** How subjects begin that are asks. */
    public static final String SUBJECT = "ask:";

    private static final int PAGE = 1_000;

    private final TreeMap<String, Ask> asks = new TreeMap<>();

    @Override
    public void next(AuditEvent event) {
        if (event.subject().startsWith(SUBJECT)) {
            String id = event.subject().substring(SUBJECT.length());
            asks.put(id, after(asks.get(id), new AskId(id), event));
        }
    }

    private static Ask after(@Nullable Ask before, AskId id, AuditEvent event) {
        AskEvent said = new AskEvent(
                EventType.of(event.type()),
                Json.read(event.data(), AskEvent.Data.class),
                event.body() == null ? null : Json.read(event.body(), AskEvent.Body.class));
        if (event.is(EventType.ASK_RAISED)) {
            return AskFold.raised(id, said, event.actor(), event.at());
        }
        if (before == null) {
            throw new ControlPlaneException(
                    Category.INTERNAL, "broken-log", "The log speaks of ask " + id + " before it was raised.");
        }
        return AskFold.after(before, said, event.actor(), event.at());
    }

    @Override
    public Optional<String> difference(Handle handle) {
        return RowComparison.difference(
                "ask", asks, ask -> ask.id().value(), after -> AskStore.page(handle, after, PAGE));
    }

    /** The asks as the log has them, by id. */
    public Map<AskId, Ask> asks() {
        return asks.values().stream().collect(Collectors.toMap(Ask::id, Function.identity()));
    }
}
