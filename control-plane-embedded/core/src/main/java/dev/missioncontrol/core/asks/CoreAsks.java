package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
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
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.asks.AskTransitions.Who;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.idempotency.Once;
import dev.missioncontrol.core.ledger.VersionCheck;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Implements asks for one principal. Thread-safe. */
public final class CoreAsks implements Asks {
    private static final int PAGE_MAX = 500;

    private final AskServices services;
    private final Principal principal;
    private final Once once;
    private final InstantSource clock;

    public CoreAsks(AskServices services, Principal principal, InstantSource clock) {
        this.services = services;
        this.principal = principal;
        this.once = new Once(services.writer());
        this.clock = clock;
    }

    @Override
    public AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        principal.require(Action.RAISE_ASK);
        AgentName agent = ask.agent();
        if (principal.role() == Role.AGENT && agent != null && !principal.speaksFor(agent)) {
            services.denials().foreign(principal.actor(), "agent:" + agent);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
        IdempotentCall call = IdempotentCall.of(principal.actor(), key, "ask " + Json.write(ask));
        return once.run(
                call,
                AskOutcome.class,
                AskOutcome.Accepted.class::isInstance,
                transaction -> services.service().raise(transaction, ask, principal, principal.actor()));
    }

    @Override
    public AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key) {
        boolean withdrawal = command instanceof AskCommand.Withdraw;
        principal.require(withdrawal ? Action.RAISE_ASK : Action.ANSWER_ASK);
        if (!principal.may(Action.READ_ASKS) && find(id).isEmpty()) {
            throw AskChanges.unknown(id);
        }
        IdempotentCall call = IdempotentCall.of(principal.actor(), key, "ask " + id + Json.write(command));
        return once.run(call, AskOutcome.class, AskOutcome.Accepted.class::isInstance, transaction -> {
            Ask ask = services.changes().get(transaction, id);
            if (VersionCheck.stale(seen, ask.version())) {
                return new AskOutcome.Stale(ask, VersionCheck.author(transaction, ask.version()));
            }
            return services.service().submit(transaction, id, command, who(ask), principal.actor());
        });
    }

    private Set<Who> who(Ask ask) {
        Set<Who> who = EnumSet.noneOf(Who.class);
        if (principal.may(Action.ANSWER_ASK)) {
            who.add(Who.HUMAN);
        }
        if (ask.author().equals(principal.actor())) {
            who.add(Who.AUTHOR);
        }
        return who;
    }

    /** Shows asks to principals that may read all of them, and to their author. */
    private boolean visible(Ask ask) {
        return principal.may(Action.READ_ASKS) || ask.author().equals(principal.actor());
    }

    @Override
    public Optional<Ask> find(AskId id) {
        principal.requireAny(Action.READ_ASKS, Action.RAISE_ASK);
        Optional<Ask> found = services.store()
                .read(handle -> AskStore.find(handle, id)
                        .map(ask -> ask.holdingUp(
                                HeldUpWork.of(handle, List.of(ask)).of(ask))));
        if (found.isPresent() && !visible(found.get())) {
            services.denials().foreign(principal.actor(), "ask:" + id);
            return Optional.empty();
        }
        return found;
    }

    @Override
    public Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        principal.require(Action.READ_ASKS);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        return filter.onlyOpen()
                ? AskList.open(services.store(), filter, cursor, rows, clock.instant())
                : past(filter, cursor, rows);
    }

    private Page<Ask> past(AskFilter filter, @Nullable String cursor, int rows) {
        AskId before = cursor == null ? null : cursor(cursor);
        return services.store().read(handle -> {
            List<Ask> read = AskStore.list(handle, filter, before, rows + 1, clock.instant());
            Page<Ask> page = Page.of(read, rows, ask -> ask.id().value());
            return HeldUpWork.counted(handle, page);
        });
    }

    private static AskId cursor(String cursor) {
        try {
            return new AskId(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }

    @Override
    public AskCounts counts() {
        principal.require(Action.READ_ASKS);
        return services.store().read(handle -> AskStore.counts(handle, clock.instant()));
    }
}
