package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Callers;
import dev.missioncontrol.bench.stage.Kind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Place;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Story;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The log of this control plane alone: each event a command of its own, chained and on disk before it is answered. */
public record Appending(Kind kind, int callers) implements Peer {
    @Override
    public String name() {
        return "the log alone";
    }

    @Override
    public Rate round(Place place, Duration length) throws Exception {
        List<Story> stories = IntStream.range(0, callers).mapToObj(Story::new).toList();
        try (OpenLog log = OpenLog.on(place)) {
            return Callers.during(
                    callers, length, caller -> log.append(stories.get(caller).next(1)));
        }
    }
}
