package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What one peer reached in the rounds that count. */
public record Standing(String name, List<Rate> rounds) {
    public Standing {
        rounds = List.copyOf(rounds);
    }

    /** The peers' standings after a race of rounds of that length, in their order. */
    public static List<Standing> after(Race race, List<Peer> peers, Duration length) throws Exception {
        List<List<Rate>> rates =
                race.run(peers, (peer, place, longer) -> peer.round(place, length.multipliedBy(longer)));
        return IntStream.range(0, peers.size())
                .mapToObj(peer -> new Standing(peers.get(peer).name(), rates.get(peer)))
                .toList();
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
