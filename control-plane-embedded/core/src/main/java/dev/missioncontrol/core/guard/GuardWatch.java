package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.store.write.TelemetryBuffer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log step by step and sounds the alarm. A node that comes on duty first reads the last hour, and reports
 * only findings after the last position examined. Confined to one thread.
 */
public final class GuardWatch {
    private static final int PAGE = 500;
    private static final Duration COUNTING = Duration.ofSeconds(30);
    /** Time for which the last cost of a silent session is remembered. */
    private static final Duration SILENCE = Duration.ofDays(30);

    private static final int SESSIONS_MAX = 10_000;

    private final GuardServices services;
    private final TelemetryBuffer<Integer, Position> looked;
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

    /** Finds the agent of an item just before the event; an item has few events, and only hand-overs need this. */
    private Optional<AgentName> before(AuditEvent event) {
        return services.store().read(handle -> LogStore.of(handle, event.subject(), event.position(), 1)).stream()
                .findFirst()
                .map(earlier -> new AgentName(
                        Json.wideTree(earlier.data()).path("agent").asText()));
    }

    /** Drops the counts: another node is on duty, or a step has failed. */
    public void rest() {
        at = null;
        counted = null;
    }

    /**
     * Examines the events since the last step, up to that one. A failed step leaves partial counts, so the next one
     * starts over.
     */
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
            page.forEach(event -> look(event, now, thresholds));
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
        told = looked.read(1).orElse(Position.START);
        long hourAgo = now.minus(HourlySums.LENGTH).toEpochMilli();
        return services.store().read(handle -> LogStore.lastAt(handle, hourAgo)).orElse(Position.START);
    }

    private void look(AuditEvent event, Instant now, Thresholds thresholds) {
        boolean news = event.position().compareTo(told) > 0;
        boolean standing = event.at().isAfter(now);
        if (standing && !news) {
            return; // it may have happened long ago
        }
        List<GuardFinding> found = guardRules.next(event, standing ? now : event.at(), thresholds);
        if (news) {
            found.forEach(one -> sound(one, thresholds));
        }
    }

    /** Counts the costs since the last step; costs before the first step are not of the last hour. */
    private void spend(Instant now, Thresholds thresholds) {
        Instant last = counted;
        if (thresholds.costPerHour() == null) {
            counted = null;
            return;
        }
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(COUNTING))) {
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

    /** The sessions reported last; the one silent for longest is dropped first. */
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
