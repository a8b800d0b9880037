package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskConcern;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskResult;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskStatus;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records the asks that a runtime raises and withdraws. Thread-safe. */
public final class FakeAsks implements Asks {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    private final FakeControlPlane owner;
    private final List<String> raised = new ArrayList<>();
    private final List<AskId> withdrawn = new ArrayList<>();

    FakeAsks(FakeControlPlane owner) {
        this.owner = owner;
    }

    /** Returns the needs of all asks, in order. */
    public synchronized List<String> raised() {
        return List.copyOf(raised);
    }

    /** Counts the asks that were withdrawn. */
    public synchronized int withdrawn() {
        return withdrawn.size();
    }

    @Override
    public synchronized AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        owner.check();
        raised.add(ask.need());
        return new AskOutcome.Accepted(new Ask(
                new AskId("01%024d".formatted(raised.size())),
                ask.question(),
                Actor.parse("runtime:local"),
                new AskConcern(null, null, false),
                ask.terms(),
                new AskStatus(AskState.OPEN, 1, false, null),
                AskResult.NONE,
                0,
                new ChangeTimes(AT, AT, Version.NONE)));
    }

    @Override
    public synchronized AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key) {
        owner.check();
        withdrawn.add(id);
        return new AskOutcome.Refused("seen", "It was only recorded.", null, null);
    }

    @Override
    public Optional<Ask> find(AskId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AskCounts counts() {
        throw new UnsupportedOperationException();
    }
}
