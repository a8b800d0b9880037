package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.util.Comparator;
import java.util.List;

/** What one peer reached in the rounds that count. */
public record Standing(String name, List<Rate> rounds) {
    public Standing {
        rounds = List.copyOf(rounds);
    }

    /** The median of the rounds. */
    public double perSecond() {
        List<Double> sorted = rounds.stream().map(Rate::perSecond).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The fastest of several. */
    public static Standing best(List<Standing> standings) {
        return standings.stream()
                .max(Comparator.comparingDouble(Standing::perSecond))
                .orElseThrow();
    }
}
