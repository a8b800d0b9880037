package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.ControlPlaneException;
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
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskResult;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.AskStatus;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the mortal queue in memory, in the control plane's order. Thread-safe. */
public final class FakeAsks implements Asks {
    private static final Comparator<Ask> ORDER = Comparator.comparing(
                    (Ask ask) -> ask.status().escalated())
            .reversed()
            .thenComparing(Comparator.comparingInt(Ask::holdsUp).reversed())
            .thenComparing(ask -> ask.dates().createdAt());

    private final FakeLog log;
    private final InstantSource clock;
    private final Ids ids = new Ids();
    private final TreeMap<AskId, Ask> asks = new TreeMap<>();
    private final Map<IdempotencyKey, AskOutcome> answers = new HashMap<>();
    private final List<AskCommand> received = new ArrayList<>();
    private @Nullable ControlPlaneException failure;

    FakeAsks(FakeLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Makes every call fail with {@code next}; null ends that. */
    public synchronized void failWith(@Nullable ControlPlaneException next) {
        failure = next;
    }

    /** Returns every command received, in order. */
    public synchronized List<AskCommand> received() {
        return List.copyOf(received);
    }

    /** Adds an open ask, raised at that time, which holds up {@code holdsUp} items. */
    public synchronized Ask put(NewAsk ask, int holdsUp, Instant at) {
        Ask made = new Ask(
                new AskId(ids.next()),
                new AskQuestion(
                        ask.kind(), ask.need(), ask.context(), ask.question().options()),
                FakeControlPlane.OWNER,
                new AskConcern(ask.agent(), ask.item(), ask.item() != null),
                new AskTerms(
                        ask.terms().deadline(),
                        ask.terms().defaultAnswer(),
                        ask.terms().dedupeKey()),
                new AskStatus(AskState.OPEN, 1, ask.urgent(), null),
                new AskResult(null, null, null),
                holdsUp,
                new ChangeTimes(at, at, new Version(1)));
        asks.put(made.id(), made);
        log.append(at, "ask.raised", FakeControlPlane.OWNER, "ask:" + made.id(), Map.of(), Map.of("need", ask.need()));
        return made;
    }

    @Override
    public AskOutcome raise(NewAsk ask, IdempotencyKey key) {
        return new AskOutcome.Accepted(put(ask, 0, clock.instant()));
    }

    @Override
    public synchronized AskOutcome submit(AskId id, AskCommand command, @Nullable Version seen, IdempotencyKey key) {
        check();
        received.add(command);
        AskOutcome before = answers.get(key);
        if (before != null) {
            return before;
        }
        Ask ask = find(id).orElseThrow(() -> new ControlPlaneException(
                ControlPlaneException.Category.NOT_FOUND, "unknown-ask", "there is no ask " + id));
        if (seen != null && !seen.equals(ask.version())) {
            return new AskOutcome.Stale(ask, FakeControlPlane.OWNER);
        }
        AskOutcome outcome = ask.state() == AskState.OPEN
                ? accept(ask, command)
                : new AskOutcome.Refused("not-open", "The ask was answered before", ask, null);
        answers.put(key, outcome);
        return outcome;
    }

    private AskOutcome accept(Ask ask, AskCommand command) {
        Ask changed = switch (command) {
            case AskCommand.Answer(Reply reply) -> with(ask, AskState.ANSWERED, null, reply, null);
            case AskCommand.Withdraw(String reason) -> with(ask, AskState.WITHDRAWN, null, null, reason);
            case AskCommand.Snooze(Instant until) -> with(ask, AskState.OPEN, until, null, null);
            case AskCommand.Wake wake -> with(ask, AskState.OPEN, null, null, null);
        };
        asks.put(ask.id(), changed);
        log.append("ask.changed", FakeControlPlane.OWNER, "ask:" + ask.id(), Map.of(), Map.of());
        return new AskOutcome.Accepted(changed.holdingUp(0));
    }

    private Ask with(
            Ask ask, AskState state, @Nullable Instant snoozed, @Nullable Reply reply, @Nullable String reason) {
        return new Ask(
                ask.id(),
                new AskQuestion(ask.kind(), ask.need(), ask.question().context(), ask.options()),
                ask.author(),
                new AskConcern(ask.agent(), ask.item(), ask.concern().holding()),
                new AskTerms(
                        ask.terms().deadline(),
                        ask.terms().defaultAnswer(),
                        ask.terms().dedupeKey()),
                new AskStatus(state, ask.status().times(), ask.status().escalated(), snoozed),
                new AskResult(reply, reply == null ? null : FakeControlPlane.OWNER, reason),
                ask.holdsUp(),
                new ChangeTimes(
                        ask.dates().createdAt(),
                        clock.instant(),
                        new Version(ask.version().value() + 1)));
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized Optional<Ask> find(AskId id) {
        check();
        return Optional.ofNullable(asks.get(id));
    }

    @Override
    public synchronized Page<Ask> list(AskFilter filter, @Nullable String cursor, int limit) {
        check();
        List<Ask> rows = asks.values().stream()
                .filter(ask -> filter.states().isEmpty() || filter.states().contains(ask.state()))
                .filter(ask -> filter.snoozed() || !hidden(ask))
                .sorted(ORDER)
                .limit(limit)
                .toList();
        return new Page<>(rows, null);
    }

    private boolean hidden(Ask ask) {
        return ask.status().snoozedUntil() != null
                && ask.status().snoozedUntil().isAfter(clock.instant());
    }

    @Override
    public synchronized AskCounts counts() {
        check();
        List<Ask> open = asks.values().stream()
                .filter(ask -> ask.state() == AskState.OPEN)
                .toList();
        return new AskCounts(
                open.size(),
                open.stream().filter(ask -> ask.status().escalated()).count(),
                open.stream().filter(this::hidden).count());
    }
}
