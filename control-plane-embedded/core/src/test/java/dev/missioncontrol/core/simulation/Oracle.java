package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.inbox.ItemReplay;
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
    private final Judge judge;

    Oracle(SteppedClock clock) {
        this.mirror = new Mirror(clock);
        this.judge = new Judge(mirror, clock);
    }

    Mirror mirror() {
        return mirror;
    }

    /** The act was answered or refused; the core is still there. */
    <T> void judge(Core core, Act<T> act, Outcome<T> outcome) {
        List<AuditEvent> news = news(core);
        judge.judge(act, outcome, news);
        rows(core, news);
    }

    /**
     * The core was opened, anew or for the first time.
     *
     * @param interrupted what was being done when it went, if anything; it may have happened or not
     */
    void opened(Core core, @Nullable Act<?> interrupted) {
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
            int end = i + 1 < starts.size() ? starts.get(i + 1) : news.size();
            mirror.fold(news.get(starts.get(i)));
            judge.ticked(news.subList(starts.get(i) + 1, end), true);
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
                Known known = mirror.find(Fact.of(event).id()).orElseThrow();
                InboxItem row = owner(core).inbox().find(known.last().id()).orElse(null);
                Broken.unless(row != null && known.same(row), Rule.ROW, known.words(), " but the row is ", row);
            }
        }
    }

    private void everyRow(Core core) {
        List<InboxItem> rows =
                owner(core).inbox().list(ItemFilter.ALL, null, ALL).rows();
        Broken.unless(rows.size() == mirror.items().size(), Rule.ROW, rows.size(), " items");
        for (InboxItem row : rows) {
            Known known = mirror.find(row.id()).orElse(null);
            Broken.unless(known != null && known.same(row), Rule.ROW, known, " but the row is ", row);
        }
    }

    /** The whole log once more: its chain, and the rows that follow from it. */
    void end(Core core) {
        everyRow(core);
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
        ItemReplay replay = new ItemReplay();
        log.reversed().forEach(replay::next);
        Map<?, InboxItem> rows = owner(core).inbox().list(ItemFilter.ALL, null, ALL).rows().stream()
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
        Broken.unless(Objects.equals(replay.items(), rows), Rule.REPLAY, replay.items(), " is not ", rows);
    }

    private static ControlPlane owner(Core core) {
        return core.asOwner();
    }
}
