package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the inbox in memory, with those rules of the control plane that a console meets. Thread-safe. */
public final class FakeInbox implements Inbox {
    private final FakeLog log;
    private final InstantSource clock;
    private final TreeMap<ItemId, InboxItem> items = new TreeMap<>();
    private final Map<ItemId, OutputTail> outputs = new HashMap<>();
    private final Map<IdempotencyKey, ItemOutcome> answers = new HashMap<>();
    private final Ids ids = new Ids();
    private final List<ItemCommand> received = new ArrayList<>();
    private @Nullable ControlPlaneException failure;
    private @Nullable IndexProgress partial;
    private boolean changing;

    FakeInbox(FakeLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Makes the next call fail with {@code next}; null ends that. */
    public synchronized void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    /** Makes searches for words partial; null ends that. */
    public synchronized void indexing(@Nullable IndexProgress progress) {
        partial = progress;
    }

    /** Makes every item change just before a command on it arrives. */
    public synchronized void changeBeforeEverySubmit() {
        changing = true;
    }

    /** Returns every command received, in order. */
    public synchronized List<ItemCommand> received() {
        return List.copyOf(received);
    }

    /** Adds an item as it is. */
    public synchronized void put(InboxItem item) {
        items.put(item.id(), item);
    }

    /** Sets the output tail as a runtime would report it. */
    public synchronized void print(ItemId id, OutputTail tail) {
        outputs.put(id, tail);
    }

    /** Returns an id that sorts after all earlier ones. */
    public ItemId nextId() {
        return new ItemId(ids.next());
    }

    @Override
    public synchronized InboxItem create(NewItem item, IdempotencyKey key) {
        check();
        if (!item.assignment().agent().strict()) {
            throw new ControlPlaneException(
                    ControlPlaneException.Category.INVALID, "invalid-agent", "agent must be [a-z][a-z0-9-]{0,30}");
        }
        InboxItem made = FakeItems.pending(nextId(), item, clock.instant());
        put(made);
        log.append(
                "item.created",
                FakeControlPlane.OWNER,
                "item:" + made.id(),
                FakeItems.data(made),
                Map.of("title", made.title(), "body", made.assignment().body()));
        return made;
    }

    @Override
    public synchronized ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key) {
        check();
        received.add(command);
        ItemOutcome before = answers.get(key);
        if (before != null) {
            return before;
        }
        if (changing) {
            find(id).ifPresent(item -> put(FakeItems.touched(item, clock.instant())));
        }
        InboxItem item = find(id).orElseThrow(() -> new ControlPlaneException(
                ControlPlaneException.Category.NOT_FOUND, "unknown-item", "there is no item " + id));
        ItemOutcome outcome = seen == null || seen.equals(item.version())
                ? decide(item, command)
                : new ItemOutcome.Stale(item, FakeControlPlane.OWNER);
        answers.put(key, outcome);
        return outcome;
    }

    private ItemOutcome decide(InboxItem item, ItemCommand command) {
        Epoch epoch = command.epoch();
        if (epoch != null && !epoch.equals(item.epoch())) {
            return new ItemOutcome.Fenced(item);
        }
        return switch (command) {
            case ItemCommand.Complete(Epoch at, Result result)
            when item.state().open() ->
                changed("item.completed", FakeItems.ended(item, ItemState.COMPLETED, result, null, clock.instant()));
            case ItemCommand.Fail(Epoch at, Result result, boolean retryable)
            when item.state().open() ->
                changed(
                        "item.failed",
                        FakeItems.ended(
                                item, retryable ? ItemState.PENDING : ItemState.FAILED, result, null, clock.instant()));
            case ItemCommand.Cancel(Epoch at, String reason)
            when item.state().open() ->
                changed("item.cancelled", FakeItems.ended(item, ItemState.CANCELLED, null, reason, clock.instant()));
            case ItemCommand.Release(Epoch at, String reason)
            when item.state().held() ->
                changed("item.released", FakeItems.ended(item, ItemState.PENDING, null, reason, clock.instant()));
            case ItemCommand.Note(Epoch at, String text)
            when item.state().open() -> changed("item.noted", FakeItems.touched(item, clock.instant()));
            case ItemCommand.Retry(Epoch at)
            when item.state() == ItemState.FAILED ->
                changed("item.retried", FakeItems.ended(item, ItemState.PENDING, null, null, clock.instant()));
            default ->
                new ItemOutcome.Refused(
                        "not-possible", "The item is " + item.state().name().toLowerCase(Locale.ROOT), item);
        };
    }

    private ItemOutcome changed(String type, InboxItem item) {
        put(item);
        log.append(type, FakeControlPlane.OWNER, "item:" + item.id(), FakeItems.data(item), Map.of());
        return new ItemOutcome.Accepted(item);
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public ClaimOutcome claim(ClaimRequest request, Duration wait) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public ItemOutcome progress(ItemId id, OutputTail tail) {
        throw FakeControlPlane.notForConsoles();
    }

    @Override
    public synchronized Optional<OutputTail> output(ItemId id) {
        check();
        return Optional.ofNullable(outputs.get(id));
    }

    @Override
    public synchronized Optional<InboxItem> find(ItemId id) {
        check();
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public synchronized Page<InboxItem> list(ItemFilter filter, @Nullable String cursor, int limit) {
        check();
        Instant now = clock.instant();
        List<InboxItem> rows = items.descendingMap().values().stream()
                .filter(item -> cursor == null || item.id().value().compareTo(cursor) < 0)
                .filter(item -> matches(filter, item, now))
                .limit(limit + 1L)
                .toList();
        boolean more = rows.size() > limit;
        List<InboxItem> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(page, more ? page.getLast().id().value() : null, filter.words() == null ? null : partial);
    }

    private static boolean matches(ItemFilter filter, InboxItem item, Instant now) {
        AgentName agent = filter.agent();
        Duration older = filter.olderThan();
        String words = filter.words();
        return (agent == null || item.agent().equals(agent))
                && (filter.states().isEmpty() || filter.states().contains(item.state()))
                && (filter.label() == null || item.assignment().labels().contains(filter.label()))
                && (older == null || !item.times().createdAt().isAfter(now.minus(older)))
                && (words == null
                        || List.of(words.toLowerCase(Locale.ROOT).split("\\s+", -1)).stream()
                                .allMatch(item.title().toLowerCase(Locale.ROOT)::contains));
    }

    @Override
    public synchronized ItemCounts counts() {
        check();
        return new ItemCounts(
                items.values().stream().collect(Collectors.groupingBy(InboxItem::state, Collectors.counting())));
    }
}
