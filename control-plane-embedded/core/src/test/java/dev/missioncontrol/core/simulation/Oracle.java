package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.asks.AskLedger;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.log.ChainWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at every act and its answer, and knows what they must have been. Confined to one thread. */
final class Oracle {
    private static final int ALL = 500;

    private final Mirror mirror;
    private final Ledger ledger;
    private final Judge judge;
    private final Timekeeper timekeeper;

    Oracle(PlaneClock clock) {
        this.mirror = new Mirror(clock);
        this.ledger = new Ledger(mirror, clock);
        this.judge = new Judge(mirror, ledger, clock);
        this.timekeeper = new Timekeeper(clock);
    }

    /** How often each kind of event happened. */
    Map<String, Integer> tally() {
        return ledger.tally();
    }

    Mirror mirror() {
        return mirror;
    }

    /** The act was answered or refused; the core is still there. */
    <T> void judge(Core core, Act<T> act, Outcome<T> outcome) {
        List<AuditEvent> news = news(core);
        if (act instanceof Act.Tick) {
            timekeeper.ticked();
        }
        judge.judge(act, outcome, news);
        rows(core, news);
    }

    /**
     * The core was opened, anew or for the first time.
     *
     * @param interrupted what was being done when it went, if anything; it may have happened or not
     */
    void opened(Core core, @Nullable Act<?> interrupted) {
        judge.startedAhead(timekeeper.started());
        remembers(core);
        List<AuditEvent> news = news(core);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < news.size(); i++) {
            if (news.get(i).type().equals("control-plane.started")) {
                starts.add(i);
            }
        }
        Broken.unless(!starts.isEmpty(), Rule.AUDITED, "a start without its event");
        judge.settle(interrupted, news.subList(0, starts.getFirst()));
        for (int i = 0; i < starts.size(); i++) { // more than one where a start was interrupted
            AuditEvent start = news.get(starts.get(i));
            mirror.fold(start, start.at());
            if (i + 1 < starts.size()) {
                ledger.begun(news.subList(starts.get(i) + 1, starts.get(i + 1)), true);
            } else {
                ledger.ticked(news.subList(starts.get(i) + 1, news.size()), true);
            }
        }
        everyRow(core);
    }

    /** What was seen before is there, byte for byte. */
    private void remembers(Core core) {
        AuditEvent last = mirror.newest();
        if (last == null) {
            return;
        }
        Position after = new Position(last.position().era(), last.position().sequence() + 1);
        List<AuditEvent> found =
                owner(core).audit().list(AuditFilter.ALL, after.toString(), 1).rows();
        Broken.unless(
                found.size() == 1 && found.getFirst().hash().equals(last.hash()),
                Rule.DURABLE,
                last.position(),
                " ",
                last.type(),
                " is gone");
    }

    private List<AuditEvent> news(Core core) {
        long newest = owner(core).audit().head().sequence();
        int count = Math.toIntExact(newest - mirror.sequence());
        Broken.unless(count >= 0 && count <= ALL, Rule.CHAIN, "the head moved by ", count);
        return count == 0
                ? List.of()
                : owner(core).audit().list(AuditFilter.ALL, null, count).rows().reversed();
    }

    private void rows(Core core, List<AuditEvent> news) {
        for (AuditEvent event : news) {
            if (Fact.isOne(event)) {
                row(core, mirror.find(Fact.of(event).id()).orElseThrow());
            } else if (AskFact.isOne(event)) {
                row(core, mirror.ask(AskFact.id(event)).orElseThrow());
            }
        }
    }

    private static void row(Core core, Known known) {
        InboxItem row = owner(core).inbox().find(known.id()).orElse(null);
        Broken.unless(row != null && known.same(row), Rule.ROW, known, " but the row is ", row);
    }

    private static void row(Core core, KnownAsk known) {
        Ask row = owner(core).asks().find(known.id()).orElse(null);
        Broken.unless(row != null && known.same(row), Rule.ROW, known, " but the row is ", row);
    }

    private void everyRow(Core core) {
        List<InboxItem> rows =
                owner(core).inbox().list(ItemFilter.ALL, null, ALL).rows();
        Broken.unless(rows.size() == mirror.items().size(), Rule.ROW, rows.size(), " items");
        for (InboxItem row : rows) {
            Known known = mirror.find(row.id()).orElse(null);
            Broken.unless(known != null && known.same(row), Rule.ROW, known, " but the row is ", row);
        }
        List<Ask> asks = owner(core).asks().list(AskFilter.ALL, null, ALL).rows();
        Broken.unless(asks.size() == mirror.asks().size(), Rule.ROW, asks.size(), " asks");
        for (Ask row : asks) {
            KnownAsk known = mirror.ask(row.id()).orElse(null);
            Broken.unless(known != null && known.same(row), Rule.ROW, known, " but the row is ", row);
        }
    }

    /** The whole log once more: its chain, and the rows that follow from it. */
    void end(Core core) {
        everyRow(core);
        mirror.nobodyIsAskedInVain();
        List<AuditEvent> log = new ArrayList<>();
        String cursor = null;
        do {
            var page = owner(core).audit().list(AuditFilter.ALL, cursor, ALL);
            log.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        Broken.unless(log.size() == mirror.sequence(), Rule.CHAIN, log.size(), " of ", mirror.sequence(), " events");
        ChainWalk.firstBad(log.reversed()).ifPresent(bad -> {
            throw new Broken(Rule.CHAIN, "the first bad event is " + bad);
        });
        LedgerReplay<ItemId, InboxItem> replay = ItemLedger.ITEMS.fold();
        log.reversed().forEach(replay::next);
        Map<?, InboxItem> rows = owner(core).inbox().list(ItemFilter.ALL, null, ALL).rows().stream()
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
        Broken.unless(Objects.equals(replay.rows(), rows), Rule.REPLAY, replay.rows(), " is not ", rows);
        LedgerReplay<AskId, Ask> asked = AskLedger.ASKS.fold();
        log.reversed().forEach(asked::next);
        Map<?, Ask> asks = owner(core).asks().list(AskFilter.ALL, null, ALL).rows().stream()
                .collect(Collectors.toMap(Ask::id, ask -> ask.holdingUp(0)));
        Broken.unless(Objects.equals(asked.rows(), asks), Rule.REPLAY, asked.rows(), " is not ", asks);
    }

    private static ControlPlane owner(Core core) {
        return core.asOwner();
    }
}
