package dev.missioncontrol.core.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All planted bugs. */
final class Catalogue {
    private static final String TABLE = "inbox.lifecycle.ItemTransitions";
    private static final String RULES = "inbox.lifecycle.ItemRules";
    private static final String BOOK = "inbox.ItemChanges";
    private static final String QUEUE = "inbox.items.QueuePlace";
    private static final String REAPER = "inbox.leases.LeaseReaper";
    private static final String RUNTIMES = "agents.CoreRuntimes";
    private static final String ASKS = "asks.AskRules";

    private Catalogue() {}

    static List<Mutant> all() {
        return Stream.of(epochs(), attempts(), commands(), queue(), asks(), leases(), writing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> epochs() {
        return List.of(
                new Mutant(
                        "a stale epoch is not fenced",
                        RULES,
                        "boolean fenced = epoch != null && !epoch.equals(item.epoch());",
                        "boolean fenced = epoch != null && epoch.value() > item.epoch().value();"),
                new Mutant(
                        "a claim keeps the epoch",
                        TABLE,
                        "taken(To.ACKED, Count.UP), EventType.ITEM_CLAIMED",
                        "new Effect(To.ACKED, Hold.TAKEN, Count.SAME, Count.UP, Count.SAME), EventType.ITEM_CLAIMED"),
                new Mutant(
                        "an adoption keeps the epoch",
                        TABLE,
                        "taken(To.SAME, Count.SAME), EventType.ITEM_ADOPTED",
                        "same(Hold.TAKEN), EventType.ITEM_ADOPTED"),
                new Mutant(
                        "a release keeps the epoch",
                        TABLE,
                        "givenBack(To.PENDING, Count.BACK), EventType.ITEM_RELEASED",
                        "new Effect(To.PENDING, Hold.CLEARED, Count.SAME, Count.BACK, Count.ZERO), EventType.ITEM_RELEASED"),
                new Mutant(
                        "a reassigned item leaves its holder the right to finish",
                        TABLE,
                        "givenBack(To.PENDING, Count.BACK), EventType.ITEM_REASSIGNED",
                        "new Effect(To.PENDING, Hold.CLEARED, Count.SAME, Count.BACK, Count.ZERO), EventType.ITEM_REASSIGNED"),
                new Mutant(
                        "the end of a lease raises the epoch",
                        TABLE,
                        "Hold.ENDS,\n                    Count.SAME,\n                    Count.SAME,\n                    Count.UP,",
                        "Hold.ENDS,\n                    Count.UP,\n                    Count.SAME,\n                    Count.UP,"));
    }

    private static List<Mutant> attempts() {
        return List.of(
                new Mutant(
                        "a release costs an attempt",
                        TABLE,
                        "givenBack(To.PENDING, Count.BACK), EventType.ITEM_RELEASED",
                        "givenBack(To.PENDING, Count.SAME), EventType.ITEM_RELEASED"),
                new Mutant(
                        "a failed item is offered again at once",
                        RULES,
                        ".notBefore(now.plus(backOff.after(item.status().attempt())))",
                        ""),
                new Mutant(
                        "failures are tried again for ever",
                        RULES,
                        "fail.retryable() && item.status().attempt() < InboxItem.ATTEMPTS_MAX",
                        "fail.retryable()"),
                new Mutant(
                        "nothing is ever poison",
                        RULES,
                        "if (item.status().losses() + 1 >= BackOff.LOSSES_MAX) {",
                        "if (item.status().losses() + 1 >= 1000) {"),
                new Mutant(
                        "what is cancelled can still be completed",
                        TABLE,
                        "row(EnumSet.of(PENDING), Verb.COMPLETE,",
                        "row(EnumSet.of(PENDING, ItemState.CANCELLED), Verb.COMPLETE,"));
    }

    private static List<Mutant> commands() {
        return List.of(
                new Mutant(
                        "an old life of a runtime may claim",
                        "inbox.Items",
                        "if (!current.equals(incarnation)) {",
                        "if (current.value() < incarnation.value()) {"),
                new Mutant(
                        "the beginning of work leaves no event",
                        BOOK,
                        "return ItemLedger.ITEMS.record(transaction, item.id(), ItemLedger.entry(event), actor);",
                        """
                        if (event.type() == dev.missioncontrol.api.audit.EventType.ITEM_STARTED) {
                            InboxItem unsaid = dev.missioncontrol.core.inbox.lifecycle.ItemFold.after(item, event,
                                    new dev.missioncontrol.api.ChangeTimes(item.times().createdAt(), transaction.now(), item.times().version()));
                            transaction.put(ItemStore.ITEMS, unsaid);
                            return unsaid;
                        }
                        return ItemLedger.ITEMS.record(transaction, item.id(), ItemLedger.entry(event), actor);"""),
                new Mutant(
                        "a repeated key is a new command",
                        "idempotency.IdempotencyStore",
                        ".filter(found -> found.at().isAfter(since));",
                        ".filter(found -> found.at().isAfter(since.plus(KEPT)));"),
                new Mutant(
                        "a refused completion leaves nothing",
                        RULES,
                        "return command instanceof ItemCommand.Complete complete && mayKeep(item, complete, caller)",
                        "return command instanceof ItemCommand.Complete complete && complete.epoch() == null && mayKeep(item, complete, caller)"));
    }

    private static List<Mutant> queue() {
        return List.of(
                new Mutant("a held label does not hold", QUEUE, " && !Label.hold(item.assignment().labels())", ""),
                new Mutant(
                        "the urgent do not come first",
                        QUEUE,
                        "return Label.rank(labels) + (Label.hold(labels) ? BEHIND : 0);",
                        "return item.assignment().labels().contains(Label.LATER) ? 3 : 2;"),
                new Mutant(
                        "an item does not wait for those that it comes after",
                        QUEUE,
                        " && item.schedule().unmet().isEmpty()",
                        ""),
                new Mutant(
                        "a completion lets nobody go on",
                        BOOK,
                        "                unblock(transaction, waiting, item.id());",
                        "                leases.toString();"),
                new Mutant(
                        "a time that was planned is forgotten when it comes",
                        QUEUE,
                        "        return item.status().notBefore() != null || item.status().offer() == null\n                ? item.status().notBefore()",
                        "        return item.status().notBefore() != null || item.status().offer() == null\n                ? null"));
    }

    private static List<Mutant> asks() {
        return List.of(
                new Mutant(
                        "an answered item is offered to everybody at once",
                        RULES,
                        "return last ? event.offered(LeaseTerms.offer(item, now)) : event;",
                        "return last ? event.offered(null) : event;"),
                new Mutant("an offer to one runtime never ends", QUEUE, ": item.status().offer().until();", ": null;"),
                new Mutant(
                        "one of two answers lets the item go on",
                        RULES,
                        "item.state() == ItemState.WAITING && item.trail().openAsks().equals(List.of(answer.ask()));",
                        "item.state() == ItemState.WAITING;"),
                new Mutant(
                        "cancelling an item leaves its asks open",
                        BOOK,
                        "if (item.trail().asked()) {",
                        "if (item.trail().asked() && item.state() != ItemState.CANCELLED) {"),
                new Mutant(
                        "an ask can be answered twice",
                        "asks.AskTransitions",
                        "transition.from == state && transition.verb == verb",
                        "transition.verb == verb"),
                new Mutant(
                        "asking for the same again makes another ask",
                        "asks.AskChanges",
                        "return key == null\n",
                        "return key == null || !key.isEmpty()\n"),
                new Mutant(
                        "time alone grants an approval",
                        ASKS,
                        "? escalated(ask)",
                        "? (ask.kind() == AskKind.APPROVAL ? expired(ask, \"yes\") : escalated(ask))"),
                new Mutant(
                        "a hidden ask never comes back",
                        ASKS,
                        "Instant wake = ask.state() == AskState.OPEN ? ask.status().snoozedUntil() : null;",
                        "Instant wake = null;"));
    }

    private static List<Mutant> leases() {
        return List.of(
                new Mutant(
                        "time that the control plane was away counts",
                        REAPER,
                        "            grace(transaction, until);",
                        "            LOG.debug(\"no grace for leases until {}\", until);"),
                new Mutant(
                        "the record of being alive stays ahead of a clock that was set back",
                        REAPER,
                        "            telemetry.mustLast(); // the time before may be ahead of this one",
                        ""),
                new Mutant(
                        "a lease is left to its holder for another minute",
                        REAPER,
                        "boolean over = lease == null || !lease.expiresAt().isAfter(transaction.now());",
                        "boolean over = lease == null || !lease.expiresAt().plusSeconds(60).isAfter(transaction.now());"),
                new Mutant(
                        "a renewal moves the lease of another epoch",
                        RUNTIMES,
                        "return item.epoch().equals(renewal.epoch()) && Items.holds(name, item);",
                        "return Items.holds(name, item);"),
                new Mutant(
                        "an old life of a runtime goes on beating",
                        RUNTIMES,
                        "if (!known.runtimeRow().incarnation().equals(pulse.incarnation())) {",
                        "if (known.runtimeRow().incarnation().value() < pulse.incarnation().value()) {"));
    }

    private static List<Mutant> writing() {
        return List.of(
                new Mutant(
                        "the answer comes before the disk has it",
                        "store.write.BatchRunner",
                        "if (!events.isEmpty() || done.changedBeside() || done.promised()) {",
                        "if (events.isEmpty()) {"),
                new Mutant(
                        "an answer without an event is not on disk",
                        "store.write.BatchRunner",
                        " || done.promised()",
                        ""),
                new Mutant(
                        "rows are committed before their events",
                        "store.write.UnitOfWork",
                        "        LogStore.write(connection, events);",
                        "        connection.commit();\n        LogStore.write(connection, events);"),
                new Mutant(
                        "an event is chained to the wrong one",
                        "log.EventLog",
                        "EventHash.of(end.hash(), event)",
                        "EventHash.of(start.hash(), event)"),
                new Mutant(
                        "a wall clock that differs is believed at once",
                        "time.AgreedTime",
                        "return met.steady()",
                        "return met != null"),
                new Mutant(
                        "a sleep of the machine is taken for a wrong clock",
                        "time.AgreedTime",
                        "if (slept.compareTo(SLEEP_MIN) > 0) {",
                        "if (slept.isNegative()) {"),
                new Mutant(
                        "time in the log goes back with the clock",
                        "log.EventLog",
                        "Math.max(nowMillis, end.atMillis())",
                        "nowMillis"));
    }
}
