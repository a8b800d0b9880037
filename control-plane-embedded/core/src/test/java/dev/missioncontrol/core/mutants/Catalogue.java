package dev.missioncontrol.core.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All planted bugs. */
final class Catalogue {
    private static final String RULES = "inbox.ItemRules";
    private static final String REAPER = "inbox.LeaseReaper";
    private static final String RUNTIMES = "agents.CoreRuntimes";

    private Catalogue() {}

    static List<Mutant> all() {
        return Stream.of(epochs(), attempts(), commands(), leases(), writing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> epochs() {
        return List.of(
                new Mutant(
                        "a stale epoch is not fenced",
                        RULES,
                        "if (epoch != null && !epoch.equals(item.epoch())) {",
                        "if (epoch != null && epoch.value() > item.epoch().value()) {"),
                new Mutant(
                        "a claim keeps the epoch",
                        RULES,
                        ".counting(item.epoch().next(), item.attempt() + 1, item.losses())\n                .heldBy(holder,",
                        ".counting(item.epoch(), item.attempt() + 1, item.losses())\n                .heldBy(holder,"),
                new Mutant(
                        "an adoption keeps the epoch",
                        RULES,
                        "ItemEvent.of(ADOPTED, item)\n                .fencing()",
                        "ItemEvent.of(ADOPTED, item)"),
                new Mutant(
                        "a release keeps the epoch",
                        RULES,
                        ".counting(item.epoch().next(), item.attempt() - 1, 0)",
                        ".counting(item.epoch(), item.attempt() - 1, 0)"),
                new Mutant(
                        "a failure keeps the epoch",
                        RULES,
                        ".counting(item.epoch().next(), item.attempt(), 0)",
                        ".counting(item.epoch(), item.attempt(), 0)"),
                new Mutant(
                        "the end of a lease raises the epoch",
                        RULES,
                        ".counting(item.epoch(), item.attempt(), losses);",
                        ".counting(item.epoch().next(), item.attempt(), losses);"));
    }

    private static List<Mutant> attempts() {
        return List.of(
                new Mutant(
                        "a release costs an attempt",
                        RULES,
                        ".counting(item.epoch().next(), item.attempt() - 1, 0)",
                        ".counting(item.epoch().next(), item.attempt(), 0)"),
                new Mutant(
                        "a failed item is offered again at once",
                        RULES,
                        ".heldByNobody().notBefore(now.plus(backOff(item.attempt())))",
                        ".heldByNobody()"),
                new Mutant(
                        "failures are tried again for ever",
                        RULES,
                        "fail.retryable() && item.attempt() < InboxItem.ATTEMPTS_MAX",
                        "fail.retryable()"),
                new Mutant("nothing is ever poison", RULES, "if (losses >= LOSSES_MAX) {", "if (losses > 1000) {"),
                new Mutant(
                        "what is closed can be completed again",
                        RULES,
                        "if (!item.state().open() && !(command instanceof ItemCommand.Retry)) {",
                        "if (!item.state().open() && !(command instanceof ItemCommand.Retry)\n"
                                + "                && !(command instanceof ItemCommand.Complete)) {"));
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
                        "inbox.Items",
                        "Instant at = append(transaction, item.id(), event, actor);",
                        "Instant at = event.type().equals(ItemRules.STARTED)\n"
                                + "                ? transaction.now() : append(transaction, item.id(), event, actor);"),
                new Mutant(
                        "a repeated key is a new command",
                        "inbox.AnswerStore",
                        ".filter(found -> found.at().isAfter(since));",
                        ".filter(found -> found.at().isAfter(since.plus(KEPT)));"));
    }

    private static List<Mutant> leases() {
        return List.of(
                new Mutant(
                        "time that the control plane was away counts",
                        REAPER,
                        "            grace(transaction, until);",
                        "            LOG.debug(\"no grace for leases until {}\", until);"),
                new Mutant(
                        "the sign of life vouches for grace that is not written",
                        REAPER,
                        "room.leases().renewNow(transaction, item, until);",
                        "room.leases().renew(item, until);"),
                new Mutant(
                        "a lease is left to its holder for another minute",
                        REAPER,
                        "if (lease == null || !lease.expiresAt().isAfter(transaction.now())) {",
                        "if (lease == null || !lease.expiresAt().plusSeconds(60).isAfter(transaction.now())) {"),
                new Mutant(
                        "a renewal moves the lease of another epoch",
                        RUNTIMES,
                        "return item.epoch().equals(renewal.epoch()) && Items.holds(name, item);",
                        "return Items.holds(name, item);"),
                new Mutant(
                        "an old life of a runtime goes on beating",
                        RUNTIMES,
                        "if (!current.equals(pulse.incarnation())) {",
                        "if (current.value() < pulse.incarnation().value()) {"));
    }

    private static List<Mutant> writing() {
        return List.of(
                new Mutant(
                        "the answer comes before the disk has it",
                        "store.Batches",
                        "if (!events.isEmpty()) {\n                store.force(handle);",
                        "if (events.isEmpty()) {\n                store.force(handle);"),
                new Mutant(
                        "rows are committed before their events",
                        "store.UnitOfWork",
                        "        LogStore.write(connection, events);",
                        "        connection.commit();\n        LogStore.write(connection, events);"),
                new Mutant(
                        "an event is chained to the wrong one",
                        "log.EventLog",
                        "EventHash.of(end.hash(), event)",
                        "EventHash.of(start.hash(), event)"),
                new Mutant(
                        "time in the log goes back with the clock",
                        "log.EventLog",
                        "Math.max(nowMillis, end.atMillis())",
                        "nowMillis"));
    }
}
