package dev.missioncontrol.core.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds patterns in a sequence of events that need a human. The same events give the same findings. Keeps the counts of
 * one hour, and one number for each agent. Confined to one thread.
 */
final class GuardRules {
    private static final String ITEM = "item:";
    /** Events that bring an item into a held state. */
    private static final Set<EventType> HOLDING =
            Set.of(EventType.ITEM_CLAIMED, EventType.ITEM_ACKED, EventType.ITEM_STARTED);
    /** Events that are progress on an item. */
    private static final Set<EventType> FURTHER = Set.of(
            EventType.ITEM_CLAIMED,
            EventType.ITEM_ACKED,
            EventType.ITEM_STARTED,
            EventType.ITEM_SUSPENDED,
            EventType.ITEM_COMPLETED);

    /** Subjects of events by which a machine renews its identity; they are not actions of its agent. */
    private static final Pattern KEPT_UP = Pattern.compile("token:|identity:");

    private final Function<AuditEvent, Optional<AgentName>> before;
    private final HourlySums<Turn> turns = new HourlySums<>();
    private final HourlySums<HandOver> handOvers = new HourlySums<>();
    private final HourlySums<AgentName> costs = new HourlySums<>();
    private final Map<AgentName, Integer> acts = new HashMap<>();

    private record Turn(String subject, String type, Actor by) {}

    private record HandOver(String subject, AgentName from, AgentName to) {
        HandOver back() {
            return new HandOver(subject, to, from);
        }
    }

    /** @param before finds the agent of an event's item just before the event */
    GuardRules(Function<AuditEvent, Optional<AgentName>> before) {
        this.before = before;
    }

    /** Examines an event that happened at that time; its own is later where times stand still. */
    List<GuardFinding> next(AuditEvent event, Instant at, Thresholds thresholds) {
        List<GuardFinding> found = new ArrayList<>();
        if (event.subject().startsWith(ITEM)) {
            JsonNode data = Json.wideTree(event.data());
            AgentName agent = new AgentName(data.path("agent").asText());
            circle(event, agent, at, thresholds.rounds()).ifPresent(found::add);
            handOver(event, data, agent, at, thresholds.handOvers()).ifPresent(found::add);
            if (among(FURTHER, event)) {
                acts.remove(agent);
                return found;
            }
        }
        if (!KEPT_UP.matcher(event.subject()).lookingAt()) {
            treading(event.actor(), thresholds.idleActs()).ifPresent(found::add);
        }
        return found;
    }

    private static boolean among(Set<EventType> types, AuditEvent event) {
        return EventType.find(event.type()).filter(types::contains).isPresent();
    }

    private Optional<GuardFinding> circle(AuditEvent event, AgentName agent, Instant at, int most) {
        if (!among(HOLDING, event)) {
            return Optional.empty();
        }
        Turn turn = new Turn(event.subject(), event.type(), event.actor());
        int times = turns.count(turn, at);
        if (times < most) {
            return Optional.empty();
        }
        turns.restart(turn);
        String state = event.type().substring(ITEM.length());
        return Optional.of(
                new GuardFinding.Circle(item(event), agent, state, event.actor().toString(), times));
    }

    private static ItemId item(AuditEvent event) {
        return new ItemId(event.subject().substring(ITEM.length()));
    }

    private Optional<GuardFinding> handOver(AuditEvent event, JsonNode data, AgentName to, Instant at, int most) {
        return switch (EventType.find(event.type()).orElse(null)) {
            case ITEM_REASSIGNED ->
                speaker(event.actor()).isEmpty()
                        ? Optional.empty()
                        : before.apply(event).flatMap(from -> handed(event.subject(), from, to, at, most));
            case ITEM_CREATED -> {
                String about = data.path("origin").path("issueRef").asText("");
                yield about.isEmpty()
                        ? Optional.empty()
                        : speaker(event.actor()).flatMap(from -> handed(about, from, to, at, most));
            }
            case null, default -> Optional.empty();
        };
    }

    private Optional<GuardFinding> handed(String subject, AgentName from, AgentName to, Instant at, int most) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        HandOver handOver = new HandOver(subject, from, to);
        int there = handOvers.count(handOver, at);
        int back = handOvers.count(handOver.back());
        int times = 2 * Math.min(there, back) + (there == back ? 0 : 1); // who gives and gives gets nothing back
        if (times < most) {
            return Optional.empty();
        }
        handOvers.restart(handOver);
        handOvers.restart(handOver.back());
        boolean ordered = from.value().compareTo(to.value()) < 0;
        return Optional.of(new GuardFinding.PingPong(subject, ordered ? from : to, ordered ? to : from, times));
    }

    private Optional<GuardFinding> treading(Actor actor, int most) {
        return speaker(actor).flatMap(agent -> {
            int times = acts.merge(agent, 1, Integer::sum);
            if (times < most) {
                return Optional.empty();
            }
            acts.remove(agent);
            return Optional.of(new GuardFinding.Treading(agent, times));
        });
    }

    /** Returns the acting agent by its token or its own account; empty for classic clients that name none. */
    private static Optional<AgentName> speaker(Actor actor) {
        boolean named = actor.role() == Role.CLASSIC && !actor.name().equals(NewToken.CLASSIC);
        return actor.role() == Role.AGENT || named ? Optional.of(new AgentName(actor.name())) : Optional.empty();
    }

    /** Counts an increase of the cost of an agent's sessions. */
    Optional<GuardFinding> spent(AgentName agent, BigDecimal more, Instant at, Thresholds thresholds) {
        BigDecimal sum = costs.add(agent, more, at);
        BigDecimal limit = thresholds.costPerHour();
        if (limit == null || sum.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        costs.restart(agent);
        return Optional.of(new GuardFinding.Burning(agent, sum, limit));
    }
}
