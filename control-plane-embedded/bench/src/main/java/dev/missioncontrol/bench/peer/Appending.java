package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.OpenLog;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.SyntheticLog;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The log of this control plane alone: each event a command of its own, chained and on disk before it is answered. */
public record Appending(DatabaseKind kind, int callers) implements Peer {
    @Override
    public String name() {
        return "the log alone";
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        List<SyntheticLog> stories =
                IntStream.range(0, callers).mapToObj(SyntheticLog::new).toList();
        try (OpenLog log = OpenLog.on(workspace)) {
            return CallerThreads.during(
                    callers, length, caller -> log.append(stories.get(caller).next(1)));
        }
    }
}
