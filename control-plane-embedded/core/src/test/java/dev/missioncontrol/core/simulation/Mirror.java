package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    private static final Comparator<Known> ORDER =
            Comparator.comparingInt(Known::rank).thenComparing(Known::id);

    private final Map<ItemId, Known> items = new TreeMap<>();
    private final Map<AskId, KnownAsk> asks = new TreeMap<>();
    private final Map<RuntimeName, Long> incarnations = new HashMap<>();
    private final PlaneClock clock;
    private final Vitals vitals;
    private @Nullable AuditEvent newest;
    private @Nullable Moment ticked;

    private record Moment(Instant wall, Duration elapsed) {}

    Mirror(PlaneClock clock) {
        this.clock = clock;
        this.vitals = new Vitals(clock);
    }

    Vitals vitals() {
        return vitals;
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

    Collection<KnownAsk> asks() {
        return asks.values();
    }

    Optional<KnownAsk> ask(AskId id) {
        return Optional.ofNullable(asks.get(id));
    }

    /** The open ask for the same. */
    Optional<KnownAsk> same(AskKind kind, @Nullable String key, @Nullable ItemId item) {
        return asks.values().stream().filter(ask -> ask.same(kind, key, item)).findFirst();
    }

    /** What anybody may claim, in order. */
    Optional<Known> nextClaimable() {
        return items.values().stream().filter(Known::claimable).min(ORDER);
    }

    /** What that runtime is offered before all others, in order. */
    List<Known> offeredTo(RuntimeName name) {
        return items.values().stream()
                .filter(item -> item.offeredTo(name))
                .sorted(ORDER)
                .toList();
    }

    /** What a classic client of that name is told of, in the order of the queue. */
    List<ItemId> polledBy(AgentName agent) {
        return items.values().stream()
                .filter(item -> item.polled() && item.last().agent().equals(agent))
                .sorted(ORDER)
                .map(Known::id)
                .toList();
    }

    List<Known> heldBy(RuntimeName name) {
        return items.values().stream().filter(item -> item.heldBy(name)).toList();
    }

    /** The next event of the log, as something that happens at that time; gives what must follow at once. */
    List<String> fold(AuditEvent event, Instant now) {
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
        Broken.unless(
                event.at().equals(before == null || now.isAfter(before.at()) ? now : before.at()),
                Rule.CLOCK,
                event.type(),
                " at ",
                event.at(),
                " happened at ",
                now);
        newest = event;
        if (Fact.isOne(event)) {
            return fold(Fact.of(event), now);
        }
        if (AskFact.isOne(event)) {
            return fold(AskFact.of(event), now);
        }
        if (event.type().equals("runtime.started")) {
            started(event);
        }
        if (event.subject().startsWith("runtime:")) {
            vitals.happened(event);
        }
        return List.of();
    }

    private List<String> fold(AskFact fact, Instant now) {
        KnownAsk before = asks.get(fact.id());
        AskMoves.check(before, fact, now);
        Broken.unless(
                before != null
                        || same(fact.kind(), fact.dedupeKey(), fact.item()).isEmpty(),
                Rule.ASKED,
                "twice the same: ",
                fact);
        KnownAsk after = new KnownAsk(before == null ? fact : before.first(), fact);
        asks.put(fact.id(), after);
        return Follows.of(this, after);
    }

    private void started(AuditEvent event) {
        RuntimeName name = new RuntimeName(event.actor().name());
        long incarnation = Json.tree(event.data()).get("incarnation").asLong();
        Broken.unless(incarnation == incarnation(name) + 1, Rule.LAWFUL, name, " began life ", incarnation);
        incarnations.put(name, incarnation);
    }

    private List<String> fold(Fact fact, Instant now) {
        Known before = items.get(fact.id());
        Instant rested = before == null ? null : endOfRest(before, fact);
        Moves.check(before, fact, rested == null ? now : rested);
        if (fact.type().equals("item.lease-expired") && before != null) {
            notTooEarly(before);
        }
        Lot lot = before == null ? Lot.of(fact) : before.lot().after(fact);
        Known after = new Known(fact, lot, hold(before, fact));
        Broken.unless(before != null || unmet(lot), Rule.LAWFUL, "it need not wait for all of ", lot.schedule());
        items.put(fact.id(), after);
        return Follows.of(this, before, after, now);
    }

    /** Until when the item rested, if that was too long because the time went back. */
    private @Nullable Instant endOfRest(Known before, Fact fact) {
        return fact.type().equals("item.due") && before.restsTooLong(clock.instant()) ? before.dueAt() : null;
    }

    /** An item that begins waits for those of its predecessors that are not completed. */
    private boolean unmet(Lot lot) {
        return lot.schedule()
                .unmet()
                .equals(lot.schedule().after().stream()
                        .filter(id -> !find(id).map(Known::state).equals(Optional.of(ItemState.COMPLETED)))
                        .toList());
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
        return before != null && before.hold() != null && !renews(before, fact)
                ? before.hold()
                : Hold.until(until, clock.instant(), clock.elapsed());
    }

    /** A hold begins with a new epoch; words of its holder renew it. */
    private static boolean renews(Known before, Fact fact) {
        boolean words = fact.type().equals("item.noted") || fact.type().equals("item.linked");
        return !before.last().epoch().equals(fact.epoch())
                || (words && !fact.said().offered() && fact.actor().startsWith("runtime:"));
    }

    /** The holder was told that it has the item until then. */
    void promised(ItemId id, Instant until) {
        items.computeIfPresent(id, (_, item) -> item.with(Hold.until(until, clock.instant(), clock.elapsed())));
    }

    /** A tick is judged: grace comes before its events. */
    void ticking(boolean booted) {
        Moment before = ticked;
        Moment now = new Moment(clock.instant(), clock.elapsed());
        if (before == null || booted || gap(before, now)) {
            vitals.back();
        }
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

    /** After a tick nothing waits for a time that has come; {@code asked} where humans were asked, too. */
    void nothingIsDue(boolean asked) {
        Instant now = clock.instant();
        for (Known item : items.values()) {
            boolean late = KnownAsk.reached(item.dueAt(), now) || (asked && KnownAsk.reached(item.watchedAt(), now));
            Broken.unless(
                    !late && !item.restsTooLong(now),
                    Rule.TIMELY,
                    "at ",
                    now,
                    " still ",
                    item.words(),
                    " ",
                    item.last());
        }
        for (KnownAsk ask : asks.values()) {
            Broken.unless(!asked || !ask.dueBy(now), Rule.TIMELY, "at ", now, " still ", ask.words());
        }
    }

    /** In the end nobody is asked about what is over. */
    void nobodyIsAskedInVain() {
        for (KnownAsk ask : asks.values()) {
            boolean over = Optional.ofNullable(ask.item())
                    .flatMap(this::find)
                    .filter(item -> !item.state().open())
                    .isPresent();
            Broken.unless(!ask.open() || !over, Rule.ASKED, "in vain: ", ask.words());
        }
    }
}
