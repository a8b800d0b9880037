package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs contenders in turn, with a different one first in each round; the first round warms up, lasts longer and is
 * dropped.
 */
public final class Race {
    private static final Logger LOG = LoggerFactory.getLogger(Race.class);

    private static final int WARM_UP = 2;

    private final int rounds;
    private final Workspaces workspaces;

    public Race(int rounds, Workspaces workspaces) {
        this.rounds = rounds;
        this.workspaces = workspaces;
    }

    /** One round of one contender. */
    @FunctionalInterface
    public interface Performance<C, R> {
        /** Runs {@code longer} times as long as usual. */
        R in(C contender, Workspace workspace, int longer) throws Exception;
    }

    /** Returns each contender's results in the rounds that count, in the order of the contenders. */
    public <C extends Contender, R> List<List<R>> run(List<C> contenders, Performance<C, R> performance)
            throws Exception {
        round(contenders, performance, 0);
        List<Map<C, R>> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            results.add(round(contenders, performance, round));
        }
        return contenders.stream()
                .map(contender -> results.stream()
                        .map(round -> Objects.requireNonNull(round.get(contender)))
                        .toList())
                .toList();
    }

    private <C extends Contender, R> Map<C, R> round(List<C> contenders, Performance<C, R> performance, int round)
            throws Exception {
        Map<C, R> results = new LinkedHashMap<>();
        for (int turn = 0; turn < contenders.size(); turn++) {
            C contender = contenders.get((turn + round) % contenders.size());
            try (Workspace workspace = workspaces.fresh(contender.kind())) {
                R result = performance.in(contender, workspace, round == 0 ? WARM_UP : 1);
                results.put(contender, result);
                LOG.info("round {}, {} on {}: {}", round, contender.name(), contender.kind(), result);
            }
        }
        return results;
    }
}
