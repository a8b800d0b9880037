package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.contract.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The oracle's own picture of the control plane, folded from its events. Confined to one thread. */
final class Mirror {
    private static final Duration JUMP = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Map<ItemId, Known> items = new TreeMap<>();
    private final Map<RuntimeName, Long> incarnations = new HashMap<>();
    private final SteppedClock clock;
    private @Nullable AuditEvent newest;
    private @Nullable Moment ticked;

    private record Moment(Instant wall, Duration elapsed) {}

    Mirror(SteppedClock clock) {
        this.clock = clock;
    }

    Collection<Known> items() {
        return items.values();
    }

    Optional<Known> find(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    long incarnation(RuntimeName name) {
        return incarnations.getOrDefault(name, 0L);
    }

    @Nullable
    AuditEvent newest() {
        return newest;
    }

    long sequence() {
        return newest == null ? 0 : newest.position().sequence();
    }

    /** What a claim must get now: the oldest that waits and is due. */
    Optional<Known> nextClaimable() {
        Instant now = clock.instant();
        return items.values().stream()
                .filter(item -> item.runnable() && item.last().state() == ItemState.PENDING)
                .filter(item -> item.last().notBefore() == null
                        || !item.last().notBefore().isAfter(now))
                .findFirst();
    }

    List<Known> heldBy(RuntimeName name) {
        return items.values().stream().filter(item -> item.heldBy(name)).toList();
    }

    /** The next event of the log. */
    void fold(AuditEvent event) {
        AuditEvent before = newest;
        Broken.unless(
                event.position().sequence() == sequence() + 1
                        && (before == null || !event.at().isBefore(before.at())),
                Rule.CHAIN,
                event.position(),
                " at ",
                event.at(),
                " follows ",
                before == null ? "nothing" : before.position() + " at " + before.at());
        newest = event;
        if (Fact.isOne(event)) {
            fold(Fact.of(event));
        } else if (event.type().equals("runtime.started")) {
            started(event);
        }
    }

    private void started(AuditEvent event) {
        RuntimeName name = new RuntimeName(event.actor().name());
        long incarnation = Json.tree(event.data()).get("incarnation").asLong();
        Broken.unless(incarnation == incarnation(name) + 1, Rule.LAWFUL, name, " began life ", incarnation);
        incarnations.put(name, incarnation);
    }

    private void fold(Fact fact) {
        Known before = items.get(fact.id());
        Moves.check(before, fact);
        if (fact.type().equals("item.lease-expired") && before != null) {
            notTooEarly(before);
        }
        boolean runnable = before == null ? fact.runnable() : before.runnable();
        items.put(fact.id(), new Known(fact, runnable, hold(before, fact)));
    }

    private void notTooEarly(Known item) {
        Hold hold = item.hold();
        Broken.unless(
                hold != null && clock.elapsed().compareTo(hold.safe()) >= 0,
                Rule.LEASE,
                "taken at ",
                clock.elapsed(),
                " from ",
                item.words(),
                " with ",
                hold);
    }

    private @Nullable Hold hold(@Nullable Known before, Fact fact) {
        Instant until = fact.leaseUntil();
        if (!fact.state().held() || until == null) {
            Broken.unless(!fact.state().held(), Rule.LAWFUL, "held without a lease: ", fact);
            return null;
        }
        return before != null && before.hold() != null && fact.type().equals("item.started")
                ? before.hold()
                : Hold.until(until, clock.instant(), clock.elapsed());
    }

    /** The holder was told that it has the item until then. */
    void promised(ItemId id, Instant until) {
        items.computeIfPresent(id, (_, item) -> item.with(Hold.until(until, clock.instant(), clock.elapsed())));
    }

    /** A tick is judged: grace comes before its events. */
    void ticking(boolean booted) {
        Moment before = ticked;
        Moment now = new Moment(clock.instant(), clock.elapsed());
        if (before != null && (booted || gap(before, now))) {
            for (Known item : List.copyOf(items.values())) {
                items.put(item.last().id(), graced(item, before.wall()));
            }
        }
        ticked = now;
    }

    private static boolean gap(Moment before, Moment now) {
        Duration passed = now.elapsed().minus(before.elapsed());
        Duration wall = Duration.between(before.wall(), now.wall());
        return wall.minus(passed).abs().compareTo(JUMP) > 0 || passed.compareTo(LATE) > 0;
    }

    private Known graced(Known item, Instant lastTick) {
        Hold hold = item.hold();
        if (hold == null) {
            return item;
        }
        Duration longest = item.last().holder() instanceof Holder.ClassicHolder ? Lease.CLASSIC_TERM : Lease.TERM;
        return item.with(
                hold.promised().isAfter(lastTick)
                        ? hold.graced(clock.elapsed(), Lease.TERM, longest)
                        : hold.perhapsGraced(clock.elapsed(), longest));
    }

    /** After a tick no lease that is over is there any more. */
    void nothingLivesOn() {
        for (Known item : new ArrayList<>(items.values())) {
            Hold hold = item.hold();
            Broken.unless(
                    hold == null || hold.over().compareTo(clock.elapsed()) > 0,
                    Rule.LEASE,
                    "still there at ",
                    clock.elapsed(),
                    ": ",
                    item.words(),
                    " with ",
                    hold);
        }
    }
}
