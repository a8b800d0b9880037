package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.CallerThreads;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.SampleItems;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspace;
import java.time.Duration;

/** This control plane, taking new items: each a command of its own, durable and audited before it is answered. */
public record Creating(DatabaseKind kind, Transport transport, int callers, BatchCounter batchCounter) implements Peer {
    @Override
    public String name() {
        return transport.toString();
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        try (BenchFleet fleet = BenchFleet.open(workspace, transport)) {
            return batchCounter.watch(
                    fleet.owner(),
                    () -> CallerThreads.during(callers, length, caller -> SampleItems.create(fleet.owner(), caller)));
        }
    }
}
