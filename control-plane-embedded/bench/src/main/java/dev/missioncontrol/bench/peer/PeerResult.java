package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One peer's results in the rounds that count. */
public record PeerResult(String name, List<Rate> rounds) {
    public PeerResult {
        rounds = List.copyOf(rounds);
    }

    /** Runs the peers in a race of rounds of that length and returns their results in order. */
    public static List<PeerResult> after(Race race, List<Peer> peers, Duration length) throws Exception {
        List<List<Rate>> rates =
                race.run(peers, (peer, workspace, longer) -> peer.round(workspace, length.multipliedBy(longer)));
        return IntStream.range(0, peers.size())
                .mapToObj(peer -> new PeerResult(peers.get(peer).name(), rates.get(peer)))
                .toList();
    }

    /** Returns the median of the rounds. */
    public double perSecond() {
        List<Double> sorted = rounds.stream().map(Rate::perSecond).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Returns the fastest of several. */
    public static PeerResult best(List<PeerResult> standings) {
        return standings.stream()
                .max(Comparator.comparingDouble(PeerResult::perSecond))
                .orElseThrow();
    }
}
