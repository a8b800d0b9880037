package dev.missioncontrol.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.ledger.LedgerReplay;
import dev.missioncontrol.core.log.ChainWalk;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes while everybody writes: whatever was acknowledged is there afterwards. */
final class PowerCutTest {
    private static final int ROUNDS = Integer.getInteger("mission.rounds", 20);
    private static final int WRITERS = 4;
    private static final int ITEMS_MAX = 100;
    private static final List<Loss> LOSSES = List.of(Loss.values());
    private static final List<CutPoint> POINTS = List.of(CutPoint.values());
    private static final Duration NONE = Duration.ZERO;

    private final Set<ItemId> written = ConcurrentHashMap.newKeySet();
    private final Set<ItemId> completed = ConcurrentHashMap.newKeySet();
    private final Random random = new Random(20);

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostHoweverOftenThePowerGoes() throws InterruptedException {
        Disk disk = Disk.mount();
        for (int round = 0; round < ROUNDS; round++) {
            Loss loss = LOSSES.get(round % LOSSES.size());
            try (Core core = open(disk)) {
                holdsWhatWasAcknowledged(core);
            }
            cutWhileWriting(
                    disk); // opened after a clean end: what is written first must be as safe as all that follows
            disk = disk.afterCut(loss, random);
        }
        try (Core core = open(disk)) {
            holdsWhatWasAcknowledged(core);
        }
        assertThat(completed).hasSizeGreaterThan(ROUNDS);
    }

    @Test
    void theFirstAnswerToWhatChangedNothingIsKnownAfterwards() {
        Disk disk = Disk.mount();
        Core core = open(disk);
        InboxItem item =
                core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "x"), IdempotencyKey.random());
        ItemCommand same = new ItemCommand.Relabel(null, List.of(), List.of());
        IdempotencyKey key = IdempotencyKey.random();
        ItemOutcome first = core.asOwner().inbox().submit(item.id(), same, key);
        Disk found = disk.afterCut(Loss.EVERYTHING, random);
        endWithoutPower(core, disk);
        try (Core again = open(found)) {
            ItemCommand cancel = new ItemCommand.Cancel(null, "not wanted");
            again.asOwner().inbox().submit(item.id(), cancel, IdempotencyKey.random());
            assertThat(again.asOwner().inbox().submit(item.id(), same, key)).isEqualTo(first);
        }
    }

    private void cutWhileWriting(Disk disk) throws InterruptedException {
        Core core = open(disk);
        disk.cutAt(POINTS.get(random.nextInt(POINTS.size())), 1 + random.nextInt(60));
        writeUntilItEnds(core);
        endWithoutPower(core, disk);
    }

    private static void endWithoutPower(Core core, Disk disk) {
        try {
            core.close();
        } catch (ControlPlaneException e) {
            assertThat(disk.isCut()).isTrue(); // there is nothing left to close in order
        }
    }

    /** Space in the file is given back all the time, so that the power also goes while that happens. */
    private Core open(Disk disk) {
        return Core.open(CoreConfig.inDirectory(directory)
                .on(new Database.H2Url(disk.url() + ";RETENTION_TIME=0", DiskVolume.ENDLESS, false, 64 * 1024)));
    }

    private void writeUntilItEnds(Core core) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            Principal runtime = new Principal(Role.RUNTIME, "runtime-" + i);
            Thread.ofVirtual().start(() -> {
                try {
                    work(core, runtime);
                } catch (ControlPlaneException e) {
                    assertThat(e.category()).isEqualTo(ControlPlaneException.Category.UNAVAILABLE);
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }

    /** Creates and completes until the control plane says no, or for long enough. */
    private void work(Core core, Principal runtime) {
        var started = core.as(runtime).runtimes().start(new RuntimeStart("vm", "Linux", "0.1.0", true));
        NewItem item = NewItem.of(new AgentName("slash"), "x").running(new Command(List.of("true"), "/srv/repo", null));
        for (int i = 0; i < ITEMS_MAX; i++) {
            written.add(
                    core.asOwner().inbox().create(item, IdempotencyKey.random()).id());
            ClaimRequest request = new ClaimRequest(started.incarnation(), IdempotencyKey.random());
            if (core.as(runtime).inbox().claim(request, NONE) instanceof ClaimOutcome.Claimed(InboxItem mine)) {
                ItemCommand done = new ItemCommand.Complete(mine.epoch(), Result.of("done"));
                if (core.as(runtime).inbox().submit(mine.id(), done, IdempotencyKey.random())
                        instanceof ItemOutcome.Accepted) {
                    completed.add(mine.id());
                }
            }
        }
    }

    private void holdsWhatWasAcknowledged(Core core) {
        Map<ItemId, InboxItem> rows = items(core);
        assertThat(rows.keySet()).containsAll(written);
        assertThat(completed).allSatisfy(id -> assertThat(rows.get(id)).returns(ItemState.COMPLETED, InboxItem::state));
        List<AuditEvent> log = log(core);
        assertThat(ChainWalk.firstBad(log)).isEmpty();
        LedgerReplay<ItemId, InboxItem> replay = ItemLedger.ITEMS.fold();
        log.forEach(replay::next);
        assertThat(replay.rows().keySet()).isEqualTo(rows.keySet());
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(replay.rows().get(row.id()))
                        .returns(row.state(), InboxItem::state)
                        .returns(row.epoch(), InboxItem::epoch));
    }

    private static Map<ItemId, InboxItem> items(Core core) {
        return pages(cursor -> core.asOwner().inbox().list(ItemFilter.ALL, cursor, 500))
                .collect(Collectors.toMap(InboxItem::id, Function.identity()));
    }

    private static List<AuditEvent> log(Core core) {
        return pages(cursor -> core.asOwner().audit().list(AuditFilter.ALL, cursor, 500))
                .toList()
                .reversed();
    }

    private static <T> Stream<T> pages(Function<@Nullable String, Page<T>> read) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = read.apply(cursor);
            all.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return all.stream();
    }
}
