package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.Telemetry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log a step at a time and sounds the alarm. A node that comes on duty reads the last hour first and tells only what
 * nobody has looked at before. Confined to one thread.
 */
public final class GuardWatch {
    private static final int PAGE = 500;
    private static final Duration COUNTING = Duration.ofSeconds(30);
    /** So long a session may be silent and what it had cost before is still known. */
    private static final Duration SILENCE = Duration.ofDays(30);

    private static final int SESSIONS_MAX = 10_000;

    private final GuardServices services;
    private final Telemetry.Buffer<Integer, Position> looked;
    private final Map<Session, BigDecimal> costs = new Newest();
    private @Nullable Instant counted;
    private GuardRules guardRules;
    private @Nullable Position at;
    private Position told = Position.START;

    public GuardWatch(GuardServices services) {
        this.services = services;
        this.looked = services.telemetry().of(GuardStore.LOOKED);
        this.guardRules = new GuardRules(this::before);
    }

    /** Whose an item was just before the event: its events are few, and this is asked for hand-overs only. */
    private Optional<AgentName> before(AuditEvent event) {
        return services.store().read(handle -> LogStore.of(handle, event.subject(), event.position(), 1)).stream()
                .findFirst()
                .map(earlier -> new AgentName(
                        Json.wideTree(earlier.data()).path("agent").asText()));
    }

    /** What this one knows is not to be gone on with: another node is on duty, or a step has failed. */
    public void rest() {
        at = null;
        counted = null;
    }

    /** Looks at what has happened up to that event since the step before. One that fails leaves half counts, so the next begins anew. */
    public void step(Position head, Instant now) {
        try {
            follow(head, now);
        } catch (RuntimeException e) {
            rest();
            throw e;
        }
    }

    private void follow(Position head, Instant now) {
        Thresholds thresholds = services.store().read(GuardStore::thresholds).orElse(Thresholds.USUAL);
        Position from = at == null ? begin(now) : at;
        List<AuditEvent> page;
        do {
            Position after = from;
            page = services.store().read(handle -> LogStore.forward(handle, after, head, PAGE));
            page.forEach(event -> look(event, thresholds));
            from = page.isEmpty() ? from : page.getLast().position();
        } while (page.size() == PAGE);
        if (!from.equals(at)) {
            at = from;
            looked.put(from);
        }
        spend(now, thresholds);
    }

    private Position begin(Instant now) {
        guardRules = new GuardRules(this::before);
        told = looked.find(1)
                .or(() -> services.store().read(GuardStore::looked))
                .orElse(Position.START);
        long hourAgo = now.minus(HourlySums.LENGTH).toEpochMilli();
        return services.store().read(handle -> LogStore.lastAt(handle, hourAgo)).orElse(Position.START);
    }

    private void look(AuditEvent event, Thresholds thresholds) {
        List<GuardFinding> found = guardRules.next(event, thresholds);
        if (event.position().compareTo(told) > 0) {
            found.forEach(one -> sound(one, thresholds));
        }
    }

    /** What sessions have cost since the step before; what they had cost before the first one was nobody's last hour. */
    private void spend(Instant now, Thresholds thresholds) {
        Instant last = counted;
        if (thresholds.costPerHour() == null) {
            counted = null;
            return;
        }
        if (last != null && now.isBefore(last.plus(COUNTING))) {
            return;
        }
        for (GuardServices.Cost cost : services.costs().apply(now.minus(last == null ? SILENCE : HourlySums.LENGTH))) {
            BigDecimal before = costs.put(new Session(cost.agent(), cost.session()), cost.total());
            BigDecimal more = before == null ? cost.total() : cost.total().subtract(before);
            if (last != null && more.signum() > 0) {
                guardRules.spent(cost.agent(), more, now, thresholds).ifPresent(found -> sound(found, thresholds));
            }
        }
        counted = now;
    }

    /** Sessions last heard of; the one that was silent longest makes room. */
    private static final class Newest extends LinkedHashMap<Session, BigDecimal> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, BigDecimal> eldest) {
            return size() > SESSIONS_MAX;
        }
    }

    private record Session(AgentName agent, String name) {}

    private void sound(GuardFinding finding, Thresholds thresholds) {
        services.writer().submit(transaction -> {
            services.alarm().sound(transaction, finding, thresholds);
            return true;
        });
    }
}
