package dev.missioncontrol.core.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inbox for classic clients, which share one token and say of themselves which agent they are. They reach only that
 * agent's items, never one with a command and never one that a runtime holds. Thread-safe.
 */
public final class ClassicInbox {
    private static final int POLL_MAX = 100;

    private final InboxRoom room;
    private final Principal principal;
    private final InstantSource clock;

    public ClassicInbox(InboxRoom room, Principal principal, InstantSource clock) {
        this.room = room;
        this.principal = principal;
        this.clock = clock;
    }

    /** Pending items for the agent, oldest first, at most 100; items without project or clan match every poll. */
    public List<InboxItem> poll(AgentName agent, @Nullable String project, @Nullable String clan) {
        principal.require(Action.WORK_CLASSIC);
        room.items().saw(agent, null, "polled its inbox", clock.instant());
        return room.store().read(handle -> ItemStore.pendingFor(handle, agent, project, clan, POLL_MAX));
    }

    /** Writes an item; {@code FORBIDDEN} with a command. Any text that fits is taken, as such clients write it. */
    public InboxItem create(NewItem item, @Nullable AgentName from) {
        principal.require(Action.WORK_CLASSIC);
        if (item.command() != null) {
            throw new ControlPlaneException(
                    Category.FORBIDDEN, "forbidden", "Items of classic clients carry no command.");
        }
        Actor author = from == null ? new Actor(Role.CLASSIC, "fleet") : new Actor(Role.CLASSIC, from.value());
        return room.writer().submit(transaction -> room.items().create(transaction, item, author));
    }

    /** Takes the item for {@link dev.missioncontrol.api.inbox.Lease#CLASSIC_TERM}; again to renew it. */
    public ItemOutcome ack(ItemId id, AgentName agent) {
        return submit(id, agent, new ItemCommand.Ack());
    }

    /** Completes the item, acked or not, unless somebody else holds it. */
    public ItemOutcome complete(ItemId id, AgentName agent, Result result) {
        return submit(id, agent, new ItemCommand.Complete(null, result));
    }

    private ItemOutcome submit(ItemId id, AgentName agent, ItemCommand command) {
        principal.require(Action.WORK_CLASSIC);
        return room.writer().submit(room.items().needs(id), transaction -> {
            InboxItem item = room.items().get(transaction, id);
            if (!Callers.reaches(agent, item)) {
                throw Items.unknown(id);
            }
            return room.items()
                    .submit(transaction, id, command, new Caller.Classic(agent))
                    .outcome();
        });
    }
}
