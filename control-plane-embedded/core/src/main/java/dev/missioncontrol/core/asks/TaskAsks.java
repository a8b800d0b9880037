package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.inbox.task.TaskLease;
import dev.missioncontrol.core.inbox.task.TaskScope;
import dev.missioncontrol.core.policy.Principal;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mortal queue for the worker on one item: it may ask for that item, and nothing else. Thread-safe. */
public final class TaskAsks implements Asks {
    private final TaskScope scope;
    private final Asks asRuntime;
    private final Asks asItself;

    private TaskAsks(TaskScope scope, Asks asRuntime, Asks asItself) {
        this.scope = scope;
        this.asRuntime = asRuntime;
        this.asItself = asItself;
    }

    /** Returns the mortal queue for a principal of any role. */
    public static Asks of(AskServices services, Principal principal, InstantSource clock) {
        CoreAsks own = new CoreAsks(services, principal, clock);
        return principal.role() == Role.TASK
                ? TaskLease.parse(principal.name())
                        .<Asks>map(lease -> new TaskAsks(
                                new TaskScope(lease, principal, services.denials()),
                                new CoreAsks(services, lease.bearer(), clock),
                                own))
                        .orElse(own)
                : own;
    }

    @Override
    public AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        scope.require(ask.item(), ask.epoch());
        return asRuntime.raise(ask, scope.own(key));
    }

    @Override
    public AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key) {
        return asItself.submit(id, command, seen, key);
    }

    @Override
    public Optional<Ask> find(AskId id) {
        return asItself.find(id);
    }

    @Override
    public Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        return asItself.list(filter, cursor, limit);
    }

    @Override
    public AskCounts counts() {
        return asItself.counts();
    }
}
