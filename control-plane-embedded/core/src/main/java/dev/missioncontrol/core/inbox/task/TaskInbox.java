package dev.missioncontrol.core.inbox.task;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.core.inbox.CoreInbox;
import dev.missioncontrol.core.inbox.InboxServices;
import dev.missioncontrol.core.policy.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inbox for the worker on one item under its runtime's lease: the runtime's commands on that item, and nothing
 * else. Thread-safe.
 */
public final class TaskInbox implements Inbox {
    private final TaskScope scope;
    private final Inbox asRuntime;
    private final Inbox asItself;

    private TaskInbox(TaskScope scope, Inbox asRuntime, Inbox asItself) {
        this.scope = scope;
        this.asRuntime = asRuntime;
        this.asItself = asItself;
    }

    /** Returns the inbox for a principal of any role. */
    public static Inbox of(InboxServices services, Principal principal, InstantSource clock) {
        CoreInbox own = new CoreInbox(services, principal, clock);
        return principal.role() == Role.TASK
                ? TaskLease.parse(principal.name())
                        .<Inbox>map(lease -> new TaskInbox(
                                new TaskScope(lease, principal, services.denials()),
                                new CoreInbox(services, lease.bearer(), clock),
                                own))
                        .orElse(own)
                : own;
    }

    @Override
    public ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key) {
        switch (command) {
            case ItemCommand.Note _, ItemCommand.Complete _, ItemCommand.Fail _ -> scope.require(id, command.epoch());
            case ItemCommand.Ack _,
                    ItemCommand.StartWork _,
                    ItemCommand.Release _,
                    ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.LinkPr _,
                    ItemCommand.Reassign _,
                    ItemCommand.Relabel _,
                    ItemCommand.Unblock _,
                    ItemCommand.Adopt _ ->
                throw new ControlPlaneException(
                        Category.FORBIDDEN,
                        "forbidden",
                        "A task's token may note, complete and fail, and nothing else.");
        }
        return asRuntime.submit(id, command, seen, scope.own(key));
    }

    @Override
    public ItemOutcome progress(ItemId id, OutputTail tail) {
        scope.require(id, tail.epoch());
        return asRuntime.progress(id, tail);
    }

    @Override
    public InboxItem create(NewItem item, IdempotencyKey key) {
        return asItself.create(item, key);
    }

    @Override
    public ClaimOutcome claim(ClaimRequest request, Duration wait) {
        return asItself.claim(request, wait);
    }

    @Override
    public Optional<OutputTail> output(ItemId id) {
        return asItself.output(id);
    }

    @Override
    public Optional<InboxItem> find(ItemId id) {
        return asItself.find(id);
    }

    @Override
    public Page<InboxItem> list(ItemFilter filter, @Nullable String cursor, int limit) {
        return asItself.list(filter, cursor, limit);
    }

    @Override
    public ItemCounts counts() {
        return asItself.counts();
    }
}
