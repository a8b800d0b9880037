package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.api.inbox.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps items in memory under the rules of leases. A claim without work waits until there is some. Thread-safe. */
public final class FakeInbox implements Inbox {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration WAIT = Duration.ofMillis(100);
    private final FakeControlPlane owner;
    private final Map<ItemId, InboxItem> items = new LinkedHashMap<>();
    private final Map<ItemId, OutputTail> tails = new HashMap<>();
    private final Map<IdempotencyKey, ItemOutcome> answers = new HashMap<>();
    private final List<ItemCommand> commands = new ArrayList<>();
    private final List<IdempotencyKey> claimKeys = new ArrayList<>();
    private boolean loseNextAnswer;

    FakeInbox(FakeControlPlane owner) {
        this.owner = owner;
    }

    /** Adds a pending item; {@code number} determines its id. */
    public synchronized InboxItem pending(int number, String title, @Nullable Command command) {
        ItemId id = new ItemId("01%024d".formatted(number));
        InboxItem item = item(id, title, command, ItemState.PENDING, Epoch.NONE, null);
        items.put(id, item);
        notifyAll();
        return item;
    }

    private static InboxItem item(
            ItemId id, String title, @Nullable Work work, ItemState state, Epoch epoch, @Nullable Result result) {
        return new InboxItem(
                id,
                new Assignment(new AgentName("slash"), title, "", ItemOrigin.NONE, List.of(), work),
                Actor.parse("owner:test"),
                new ItemStatus(state, epoch, 1, 0, null, null, null, null, null),
                Schedule.NONE,
                Trail.NONE,
                result,
                null,
                new ChangeTimes(AT, AT, Version.NONE));
    }

    private InboxItem change(InboxItem old, ItemState state, Epoch epoch, @Nullable Result result) {
        InboxItem changed = item(old.id(), old.title(), old.assignment().work(), state, epoch, result);
        items.put(old.id(), changed);
        notifyAll();
        return changed;
    }

    /** Puts the item into another state, as another caller's command would. */
    public synchronized InboxItem set(ItemId id, ItemState state, Epoch epoch) {
        return change(get(id), state, epoch, null);
    }

    public synchronized InboxItem get(ItemId id) {
        return Objects.requireNonNull(items.get(id), "unknown item");
    }

    synchronized List<InboxItem> held() {
        return items.values().stream().filter(item -> item.state().held()).toList();
    }

    /** Returns the submitted commands, in order. */
    public synchronized List<ItemCommand> commands() {
        return List.copyOf(commands);
    }

    /** Counts the distinct idempotency keys of the commands. */
    public synchronized int intentions() {
        return answers.size();
    }

    /** Returns the keys of the claims, in order. */
    public synchronized List<IdempotencyKey> claimKeys() {
        return List.copyOf(claimKeys);
    }

    /** Accepts the next command but fails its caller, as if the answer were lost. */
    public synchronized void loseNextAnswer() {
        loseNextAnswer = true;
    }

    @Override
    public synchronized ClaimOutcome claim(ClaimRequest request, Duration wait) {
        claimKeys.add(request.key());
        owner.check();
        Incarnation newer = owner.newer();
        if (newer != null) {
            return new ClaimOutcome.Superseded(newer);
        }
        Optional<InboxItem> next = items.values().stream()
                .filter(item -> item.state() == ItemState.PENDING)
                .findFirst();
        if (next.isPresent()) {
            InboxItem item = next.get();
            return new ClaimOutcome.Claimed(
                    change(item, ItemState.ACKED, item.epoch().next(), null));
        }
        waitForWork();
        return new ClaimOutcome.Nothing();
    }

    private void waitForWork() {
        long deadline = System.nanoTime() + WAIT.toNanos();
        try {
            for (long left = WAIT.toMillis();
                    left > 0 && nothingPending();
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean nothingPending() {
        return items.values().stream().noneMatch(item -> item.state() == ItemState.PENDING);
    }

    @Override
    public synchronized ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key) {
        owner.check();
        commands.add(command);
        ItemOutcome outcome = answers.computeIfAbsent(key, first -> decide(get(id), command));
        if (loseNextAnswer) {
            loseNextAnswer = false;
            throw FakeControlPlane.unreachable();
        }
        return outcome;
    }

    private ItemOutcome decide(InboxItem item, ItemCommand command) {
        if (!item.epoch().equals(command.epoch())) {
            return new ItemOutcome.Fenced(item);
        }
        if (!item.state().held()) {
            return new ItemOutcome.Refused("not-held", "nobody holds it", item);
        }
        Epoch epoch = item.epoch();
        return new ItemOutcome.Accepted(
                switch (command) {
                    case ItemCommand.StartWork _ -> change(item, ItemState.WORKING, epoch, null);
                    case ItemCommand.Complete done -> change(item, ItemState.COMPLETED, epoch.next(), done.result());
                    case ItemCommand.Fail fail ->
                        change(
                                item,
                                fail.retryable() ? ItemState.PENDING : ItemState.FAILED,
                                epoch.next(),
                                fail.result());
                    case ItemCommand.Release _ -> change(item, ItemState.PENDING, epoch.next(), null);
                    case ItemCommand.Cancel _ -> change(item, ItemState.CANCELLED, epoch.next(), null);
                    case ItemCommand.Adopt _ -> change(item, item.state(), epoch.next(), null);
                    case ItemCommand.Note _, ItemCommand.LinkPr _ -> item;
                    case ItemCommand.Ack _,
                            ItemCommand.Retry _,
                            ItemCommand.Reassign _,
                            ItemCommand.Relabel _,
                            ItemCommand.Unblock _ -> throw new UnsupportedOperationException();
                });
    }

    @Override
    public synchronized ItemOutcome progress(ItemId id, OutputTail tail) {
        owner.check();
        InboxItem item = get(id);
        if (!item.state().held() || !item.epoch().equals(tail.epoch())) {
            return new ItemOutcome.Fenced(item);
        }
        tails.put(id, tail);
        return new ItemOutcome.Accepted(item);
    }

    @Override
    public synchronized Optional<OutputTail> output(ItemId id) {
        return Optional.ofNullable(tails.get(id));
    }

    @Override
    public synchronized Optional<InboxItem> find(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public InboxItem create(NewItem item, IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<InboxItem> list(ItemFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ItemCounts counts() {
        throw new UnsupportedOperationException();
    }
}
