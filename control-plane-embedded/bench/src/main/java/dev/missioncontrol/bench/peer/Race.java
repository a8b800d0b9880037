package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.Settings;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Places;
import dev.missioncontrol.bench.stage.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets peers perform in turn, each round begun by another one; the first round warms up and is thrown away. */
public final class Race {
    private static final Logger LOG = LoggerFactory.getLogger(Race.class);

    private final Settings settings;
    private final Places places;

    public Race(Settings settings, Places places) {
        this.settings = settings;
        this.places = places;
    }

    /** What each peer reached, in the order of the peers. */
    public List<Standing> run(List<? extends Peer> peers) throws Exception {
        round(peers, 0);
        List<Map<Peer, Rate>> rounds = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            rounds.add(round(peers, round));
        }
        return peers.stream().map(peer -> standing(peer, rounds)).toList();
    }

    private static Standing standing(Peer peer, List<Map<Peer, Rate>> rounds) {
        return new Standing(
                peer.name(),
                rounds.stream()
                        .map(round -> Objects.requireNonNull(round.get(peer)))
                        .toList());
    }

    private Map<Peer, Rate> round(List<? extends Peer> peers, int round) throws Exception {
        Map<Peer, Rate> rates = new LinkedHashMap<>();
        for (int turn = 0; turn < peers.size(); turn++) {
            Peer peer = peers.get((turn + round) % peers.size());
            try (Place place = places.fresh(peer.kind())) {
                Rate rate = peer.round(place, settings.round());
                rates.put(peer, rate);
                LOG.info("round {}, {} on {}: {}/s", round, peer.name(), peer.kind(), Math.round(rate.perSecond()));
            }
        }
        return rates;
    }
}
