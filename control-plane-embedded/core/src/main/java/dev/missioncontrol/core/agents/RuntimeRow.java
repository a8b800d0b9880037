package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.RuntimeStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A runtime since its last start.
 *
 * @param loss present from its loss until its next heartbeat
 * @param fenced the newest of its older incarnations that sent a heartbeat after the start of a newer one
 * @param takeOvers times of such heartbeats within the last minutes
 */
record RuntimeRow(
        RuntimeName name,
        Incarnation incarnation,
        RuntimeStart start,
        Instant startedAt,
        @Nullable Loss loss,
        long fenced,
        List<Instant> takeOvers) {
    /** Number of take-overs, within the time kept, that shows two machines with one identity. */
    private static final int TAKE_OVERS_MAX = 3;

    private static final Duration TAKE_OVERS_WITHIN = Duration.ofMinutes(5);
    /** Time for which requests of a process that has ended may still arrive. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** Its work goes to others since {@code at}; the last heartbeat came at {@code heard}, in whole milliseconds. */
    record Loss(Instant at, Instant heard) {}

    RuntimeRow {
        takeOvers = List.copyOf(takeOvers);
    }

    static RuntimeRow begun(@Nullable RuntimeRow before, RuntimeName name, RuntimeLedger.Started started, Instant at) {
        return new RuntimeRow(
                name,
                started.incarnation(),
                started.start(),
                at,
                null,
                before == null ? 0 : before.fenced,
                before == null ? List.of() : before.takeOvers);
    }

    RuntimeRow lost(Loss how) {
        return new RuntimeRow(name, incarnation, start, startedAt, how, fenced, takeOvers);
    }

    RuntimeRow back() {
        return new RuntimeRow(name, incarnation, start, startedAt, null, fenced, takeOvers);
    }

    RuntimeRow fenced(Incarnation older, Instant at) {
        List<Instant> recent = Stream.concat(takeOvers.stream(), Stream.of(at))
                .filter(one -> one.isAfter(at.minus(TAKE_OVERS_WITHIN)))
                .toList();
        return new RuntimeRow(name, incarnation, start, startedAt, loss, older.value(), recent);
    }

    /** Returns whether that older incarnation is still active and has not been recorded. */
    boolean news(Incarnation older, Instant now) {
        return older.value() < incarnation.value()
                && older.value() > fenced
                && !now.isBefore(startedAt.plus(UNDER_WAY));
    }

    /** Returns whether two processes keep taking over from each other. */
    boolean contested() {
        return takeOvers.size() > TAKE_OVERS_MAX;
    }
}
