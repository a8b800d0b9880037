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
import dev.missioncontrol.core.inbox.items.ItemStore;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The inbox for classic clients, which share one token and name their agent themselves, and for agents with a token of
 * their own. They reach only that agent's items, never one with a command and never one that a runtime holds.
 * Thread-safe.
 */
public final class ClassicInbox {
    private final InboxServices services;
    private final Principal principal;
    private final InstantSource clock;

    public ClassicInbox(InboxServices services, Principal principal, InstantSource clock) {
        this.services = services;
        this.principal = principal;
        this.clock = clock;
    }

    /**
     * Lists the agent's pending items: what can be worked on in the order of the queue, then what is held. Items without
     * project or clan match every poll.
     */
    public Polled<InboxItem> poll(AgentName agent, @Nullable String project, @Nullable String clan) {
        speakFor(agent);
        services.items().saw(agent, null, "polled its inbox", clock.instant());
        return Polled.of(services.store()
                .read(handle -> ItemStore.pendingFor(handle, agent, project, clan, Polled.ROWS_MAX + 1)));
    }

    /** Creates an item; {@code FORBIDDEN} with a command. Any text that fits is accepted, as such clients write it. */
    public InboxItem create(NewItem item, @Nullable AgentName from) {
        principal.require(Action.WORK_CLASSIC);
        if (item.assignment().runnable()) {
            throw new ControlPlaneException(
                    Category.FORBIDDEN, "forbidden", "Items of classic clients carry no command.");
        }
        Actor author = author(from);
        return services.writer().submit(transaction -> services.items().create(transaction, item, author));
    }

    /** Returns the author; the client's own account counts only if its token names no agent. */
    private Actor author(@Nullable AgentName from) {
        if (principal.role() == Role.AGENT) {
            return principal.actor();
        }
        return new Actor(Role.CLASSIC, from == null ? "fleet" : from.value());
    }

    /** Takes the item for {@link dev.missioncontrol.api.inbox.Lease#CLASSIC_TERM}; repeating it renews the lease. */
    public ItemOutcome ack(ItemId id, AgentName agent) {
        return submit(id, agent, new ItemCommand.Ack());
    }

    /** Completes the item, acknowledged or not, unless another holder has it. */
    public ItemOutcome complete(ItemId id, AgentName agent, Result result) {
        return submit(id, agent, new ItemCommand.Complete(null, result));
    }

    /** Reports that the agent begins work on an item that it holds. */
    public ItemOutcome startWork(ItemId id, AgentName agent) {
        return submit(id, agent, item -> new ItemCommand.StartWork(item.epoch()));
    }

    /** Fails, annotates, links or reassigns an item that the agent holds; such clients know no epochs. */
    public ItemOutcome act(ItemId id, AgentName agent, ItemCommand command) {
        if (command instanceof ItemCommand.LinkPr) {
            NewItemRules.check(command); // the one thing of theirs that a console will open; their names are free
        }
        return submit(id, agent, command);
    }

    private ItemOutcome submit(ItemId id, AgentName agent, ItemCommand command) {
        return submit(id, agent, _ -> command);
    }

    private ItemOutcome submit(ItemId id, AgentName agent, Function<InboxItem, ItemCommand> command) {
        speakFor(agent);
        Caller.Classic caller = Caller.Classic.of(principal, agent);
        Optional<ItemOutcome> outcome = services.writer()
                .submit(services.items().needs(id), transaction -> {
                    InboxItem item = services.items().get(transaction, id);
                    if (!item.agent().equals(agent)) {
                        return Optional.empty();
                    }
                    if (!CallerResolver.reaches(agent, item)) {
                        throw Items.unknown(id);
                    }
                    return Optional.of(services.items()
                            .submit(transaction, id, command.apply(item), caller)
                            .outcome());
                });
        return outcome.orElseThrow(() -> {
            if (principal.role()
                    == Role.AGENT) { // the name that a client with the shared token gives itself proves nothing
                services.denials().foreign(caller.actor(), "item:" + id);
            }
            return Items.unknown(id);
        });
    }

    /** Refuses another agent's inbox as if it did not exist. */
    private void speakFor(AgentName agent) {
        principal.require(Action.WORK_CLASSIC);
        if (!principal.speaksFor(agent)) {
            services.denials().foreign(principal.actor(), "agent:" + agent);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
    }
}
