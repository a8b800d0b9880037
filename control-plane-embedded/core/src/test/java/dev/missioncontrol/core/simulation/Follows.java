package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one event brings with it for the items and asks around, in the same transaction and by name. */
final class Follows {
    private final Mirror mirror;
    private final Instant now;
    private final List<String> owed = new ArrayList<>();

    private Follows(Mirror mirror, Instant now) {
        this.mirror = mirror;
        this.now = now;
    }

    /** The names under which an event may be owed. */
    static Set<String> names(Mirror mirror, AuditEvent event) {
        String plain = event.type() + " " + event.subject();
        if (event.type().equals("ask.raised")) {
            AskFact fact = AskFact.of(event);
            return Set.of(plain, asking(fact.item(), fact.dedupeKey()));
        }
        if (event.type().equals("ask.added")) {
            return mirror.ask(AskFact.id(event))
                    .map(ask -> Set.of(plain, asking(ask.item(), ask.first().dedupeKey())))
                    .orElse(Set.of(plain));
        }
        return Set.of(plain);
    }

    private static String asking(@Nullable ItemId item, @Nullable String key) {
        return "ask about " + item + " for " + key;
    }

    private static String item(String type, ItemId id) {
        return type + " " + Fact.SUBJECT + id;
    }

    /** After an event of an item; the mirror holds everything as it is with that event. */
    static List<String> of(Mirror mirror, @Nullable Known before, Known after, Instant now) {
        Follows follows = new Follows(mirror, now);
        follows.of(before, after);
        return follows.owed;
    }

    /** After an event of an ask. */
    static List<String> of(Mirror mirror, KnownAsk ask) {
        ItemId id = ask.item();
        if (ask.open() || id == null || !ask.last().holding()) {
            return List.of();
        }
        Known item = mirror.find(id).orElseThrow();
        List<String> asks = item.trail().openAsks();
        if (!asks.contains(ask.id().value())) {
            return List.of();
        }
        boolean last = item.state() == ItemState.WAITING && asks.size() == 1;
        return List.of(item(last ? "item.resumed" : "item.answered", id));
    }

    private void of(@Nullable Known before, Known after) {
        switch (after.last().type()) {
            case "item.created" -> after.schedule().unmet().forEach(id -> awaits(after.id(), id));
            case "item.overdue" -> owed.add(asking(after.id(), "deadline"));
            case "item.suspended" -> {
                AskId ask = new AskId(String.valueOf(after.last().said().ask()));
                boolean again = mirror.ask(ask).isPresent();
                owed.add((again ? "ask.added " : "ask.raised ") + AskFact.SUBJECT + ask);
            }
            case "item.lease-expired" -> {
                if (before != null && after.state().open() && usedUp(before)) {
                    consult(after.id(), "held-too-long");
                }
            }
            case "item.unblocked" -> {
                if (after.schedule().unmet().isEmpty()) {
                    withdrawn(after, ask -> ask.author().role() == Role.SYSTEM && ask.keyed("blocked"));
                }
            }
            default -> {}
        }
        if (before != null && before.state().open() && !after.state().open()) {
            closed(after);
        }
    }

    private void awaits(ItemId id, ItemId predecessor) {
        ItemState state = mirror.find(predecessor).orElseThrow().state();
        if (state != ItemState.CANCELLED) {
            owed.add(item("item.awaited", predecessor));
        }
        if (!state.open()) {
            consult(id, "blocked");
        }
    }

    private void consult(ItemId id, String key) {
        owed.add(item("item.asked", id));
        owed.add(asking(id, key));
    }

    /** A classic client has had it for as long as it may. */
    private boolean usedUp(Known before) {
        Instant since = before.lot().heldSince();
        return before.last().holder() instanceof Holder.ClassicHolder
                && since != null
                && !now.isBefore(since.plus(Lease.CLASSIC_MAX));
    }

    private void withdrawn(Known item, Predicate<KnownAsk> which) {
        mirror.asks().stream()
                .filter(ask -> ask.open() && ask.about(item.id()) && which.test(ask))
                .forEach(ask -> owed.add("ask.withdrawn " + AskFact.SUBJECT + ask.id()));
    }

    private void closed(Known item) {
        withdrawn(item, _ -> true);
        for (ItemId id : item.schedule().awaitedBy()) {
            Known waiting = mirror.find(id).orElseThrow();
            if (waiting.state().open() && waiting.schedule().unmet().contains(item.id())) {
                if (item.state() == ItemState.COMPLETED) {
                    owed.add(item("item.unblocked", id));
                } else {
                    consult(id, "blocked");
                }
            }
        }
    }
}
