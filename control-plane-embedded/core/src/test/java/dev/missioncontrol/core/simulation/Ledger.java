package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.audit.AuditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes new events into the mirror and holds each of them to its reason: the act that was done, the time that has come, or
 * another event that brings it with it. Confined to one thread.
 */
final class Ledger {
    private static final Set<String> BROUGHT_BY_TIME = Set.of(
            "item.lease-expired",
            "item.due",
            "item.overdue",
            "ask.escalated",
            "ask.expired",
            "ask.woken",
            "clock.adopted",
            "clock.differed",
            "runtime.lost",
            "runtime.returned");

    private static final List<String> GUARDED = List.of("circle ", "ping-pong ", "treading ");

    private final Mirror mirror;
    private final PlaneClock clock;
    private final Map<String, Integer> tally = new TreeMap<>();

    Ledger(Mirror mirror, PlaneClock clock) {
        this.mirror = mirror;
        this.clock = clock;
    }

    /** How often each kind of event happened; those of items in each state that they were in. */
    Map<String, Integer> tally() {
        return tally;
    }

    /** The act made exactly these, each with what it brings; nothing else. */
    void expect(Object what, List<AuditEvent> news, String... types) {
        List<String> found =
                fold(news, _ -> clock.instant()).stream().map(AuditEvent::type).toList();
        Broken.unless(
                found.equals(List.of(types)), Rule.AUDITED, what, " made ", found, " instead of ", List.of(types));
    }

    /** An older life was heard: that is written down at most, and locks the runtime out when it comes too often. */
    void fenced(Object what, List<AuditEvent> news) {
        List<AuditEvent> found = fold(news, _ -> clock.instant());
        for (int i = 0; i < found.size(); i++) {
            String type = found.get(i).type();
            boolean lawful = i == 0
                    ? type.equals("runtime.fenced")
                    : Set.of("item.released", "ask.raised").contains(type);
            Broken.unless(lawful, Rule.AUDITED, what, " made ", type);
        }
    }

    /** A tick brings what time brings, and leaves nothing of it. */
    void ticked(List<AuditEvent> news, boolean booted) {
        begun(news, booted);
        mirror.nothingLivesOn();
        mirror.nothingIsDue(!booted);
        if (!booted) {
            mirror.vitals().nobodyIsMissed();
        }
    }

    /** The same where it may not have come to its end. */
    void begun(List<AuditEvent> news, boolean booted) {
        mirror.ticking(booted);
        for (AuditEvent event : fold(news, booted ? AuditEvent::at : _ -> clock.instant())) {
            boolean allowed = BROUGHT_BY_TIME.contains(event.type()) || isTheGuards(event);
            Broken.unless(allowed, Rule.AUDITED, "a tick made ", event.type());
        }
    }

    /** The guard looks at each tick; worlds are wild enough to give it something to tell. */
    private static boolean isTheGuards(AuditEvent event) {
        if (!event.type().equals("ask.raised")) {
            return false;
        }
        String key = AskFact.of(event).dedupeKey();
        return key != null && GUARDED.stream().anyMatch(key::startsWith);
    }

    /** What was interrupted has happened wholly or not at all; says which. */
    List<AuditEvent> interrupted(List<AuditEvent> news) {
        return fold(news, AuditEvent::at);
    }

    /** Gives those that no other event brought with it. */
    private List<AuditEvent> fold(List<AuditEvent> news, Function<AuditEvent, Instant> time) {
        List<AuditEvent> first = new ArrayList<>();
        List<String> owed = new ArrayList<>();
        for (AuditEvent event : news) {
            boolean wanted = Follows.names(mirror, event).stream().anyMatch(owed::remove);
            if (!wanted) {
                Broken.unless(owed.isEmpty(), Rule.AUDITED, event.type(), " came before ", owed);
                first.add(event);
            }
            count(event);
            owed.addAll(mirror.fold(event, time.apply(event)));
        }
        Broken.unless(owed.isEmpty(), Rule.AUDITED, "without what it brings: ", owed);
        return first;
    }

    private void count(AuditEvent event) {
        tally.merge(event.type(), 1, Integer::sum);
        if (Fact.isOne(event)) {
            mirror.find(Fact.of(event).id())
                    .ifPresent(item -> tally.merge(event.type() + " from " + item.state(), 1, Integer::sum));
        }
    }
}
