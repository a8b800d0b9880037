package dev.missioncontrol.core;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Past.PastAgent;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.asks.AskLedger;
import dev.missioncontrol.core.audit.PastReader;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.log.EntryStore;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.LogStore;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Store;
import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reconstructs past states by folding the log from its beginning, which takes some seconds for a million events. Keeps
 * the last result while there is memory, so that further pages cost nothing. Thread-safe.
 */
final class PastView implements PastReader {
    private static final int PAGE = 2_000;

    private final Store store;
    private SoftReference<Folded> last = new SoftReference<>(null);

    /** A folded state, valid until another body is erased. */
    private record Folded(Position upTo, long erasures, List<InboxItem> newestFirst, List<Ask> openAsks) {}

    PastView(Store store) {
        this.store = store;
    }

    @Override
    public Past read(Position upTo, @Nullable String cursor, int limit) {
        Folded folded = folded(upTo);
        List<InboxItem> rest = folded.newestFirst().stream()
                .filter(item -> cursor == null || item.id().value().compareTo(cursor) < 0)
                .limit(limit + 1L)
                .toList();
        return new Past(
                upTo,
                new ItemCounts(counts(folded)),
                Page.of(rest, limit, item -> item.id().value()),
                folded.openAsks().size(),
                folded.openAsks().stream().limit(Past.ASKS_MAX).toList(),
                agents(folded.newestFirst()));
    }

    private synchronized Folded folded(Position upTo) {
        long erasures = store.read(LogStore::erasures);
        Folded known = last.get();
        if (known != null && known.upTo().equals(upTo) && known.erasures() == erasures) {
            return known;
        }
        Folded fresh = fold(upTo, erasures);
        last = new SoftReference<>(fresh);
        return fresh;
    }

    private Folded fold(Position upTo, long erasures) {
        LedgerReplay<ItemId, InboxItem> items = ItemLedger.ITEMS.fold();
        LedgerReplay<AskId, Ask> asks = AskLedger.ASKS.fold();
        List<LogEntry> page = page(Position.START, upTo);
        while (!page.isEmpty()) {
            page.stream()
                    .map(LogEntry::toAuditEvent)
                    .map(Upcasters.NONE::current)
                    .forEach(event -> {
                        items.next(event);
                        asks.next(event);
                    });
            page = page(page.getLast().position(), upTo);
        }
        List<Ask> open = asks.rows().values().stream()
                .filter(ask -> ask.state() == AskState.OPEN)
                .sorted(Comparator.comparing((Ask ask) -> ask.status().escalated())
                        .reversed()
                        .thenComparing(Ask::id))
                .toList();
        List<InboxItem> newestFirst = items.rows().values().stream()
                .sorted(Comparator.comparing((InboxItem item) -> item.id().value())
                        .reversed())
                .toList();
        return new Folded(upTo, erasures, newestFirst, open);
    }

    private List<LogEntry> page(Position after, Position upTo) {
        return store.read(handle -> EntryStore.upTo(handle, after, upTo, PAGE));
    }

    private static Map<ItemState, Long> counts(Folded folded) {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        folded.newestFirst().forEach(item -> counts.merge(item.state(), 1L, Long::sum));
        return counts;
    }

    private static List<PastAgent> agents(List<InboxItem> newestFirst) {
        Map<String, Long> pending = new TreeMap<>();
        Map<String, ItemId> holds = new TreeMap<>();
        for (InboxItem item : newestFirst) {
            if (item.state().open()) {
                String agent = item.agent().value();
                pending.merge(agent, item.state() == ItemState.PENDING ? 1L : 0L, Long::sum);
                if (item.state().held()) {
                    holds.putIfAbsent(agent, item.id());
                }
            }
        }
        return pending.entrySet().stream()
                .map(entry -> new PastAgent(new AgentName(entry.getKey()), entry.getValue(), holds.get(entry.getKey())))
                .toList();
    }
}
