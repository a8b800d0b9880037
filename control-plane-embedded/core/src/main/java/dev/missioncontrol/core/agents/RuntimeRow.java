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
 * @param loss that it is lost, until it gives another sign of life
 * @param fenced the newest of its older lives that was heard after a newer one had begun
 * @param takeOvers when that happened, within the last minutes
 */
record RuntimeRow(
        RuntimeName name,
        Incarnation incarnation,
        RuntimeStart start,
        Instant startedAt,
        @Nullable Loss loss,
        long fenced,
        List<Instant> takeOvers) {
    /** So many take-overs within so long are two machines with one identity. */
    private static final int TAKE_OVERS_MAX = 3;

    private static final Duration TAKE_OVERS_WITHIN = Duration.ofMinutes(5);
    /** What a process has sent before it ended may still come for so long. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** Its work goes to others since then; the last sign of life had come at {@code heard}, in whole milliseconds. */
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

    /** Whether that older life is still there, and nobody has noticed before. */
    boolean news(Incarnation older, Instant now) {
        return older.value() < incarnation.value()
                && older.value() > fenced
                && !now.isBefore(startedAt.plus(UNDER_WAY));
    }

    /** Whether they are at it again and again. */
    boolean contested() {
        return takeOvers.size() > TAKE_OVERS_MAX;
    }
}
