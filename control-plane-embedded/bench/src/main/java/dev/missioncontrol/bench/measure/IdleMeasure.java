package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.peer.HeartbeatLoad;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.BenchFleet;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.ForcedWrites;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Transport;
import dev.missioncontrol.bench.stage.Workspace;
import dev.missioncontrol.bench.stage.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what an embedded control plane writes while nothing happens but signs of life: growth of the audited file and
 * of the one of telemetry, and forced writes, each by the hour.
 */
public final class IdleMeasure implements Measure {
    private static final List<Integer> FLEETS = List.of(1, 50);
    /** Longer than the log waits for its checkpoint. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final BenchSettings settings;
    private final Workspaces workspaces;

    public IdleMeasure(BenchSettings settings, Workspaces workspaces) {
        this.settings = settings;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void take(BenchReport report) throws Exception {
        for (int runtimes : FLEETS) {
            report.add(row(runtimes));
        }
    }

    /** The sizes of the audited file and of all other databases in a directory. */
    private record Sizes(long log, long others) {
        static Sizes in(Path directory) throws IOException {
            long log = Files.size(directory.resolve("control-plane.mv.db"));
            long all = 0;
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".mv.db")).toList()) {
                    all += Files.size(file);
                }
            }
            return new Sizes(log, all - log);
        }
    }

    private static long events(BenchFleet fleet) {
        return fleet.owner()
                .audit()
                .list(AuditFilter.ALL, null, 1)
                .rows()
                .getFirst()
                .position()
                .sequence();
    }

    private ReportRow row(int runtimes) throws Exception {
        try (Workspace workspace = workspaces.fresh(DatabaseKind.H2);
                BenchFleet fleet = BenchFleet.open(workspace, Transport.IN_PROCESS)) {
            HeartbeatLoad load = HeartbeatLoad.prepare(fleet, runtimes, 0);
            load.run(SETTLED);
            Sizes before = Sizes.in(workspace.directory());
            long begin = events(fleet);
            Stopwatch watch = Stopwatch.start();
            long forced;
            try (ForcedWrites forcedWrites = ForcedWrites.count()) {
                load.run(settings.idle());
                forced = forcedWrites.soFar();
            }
            Sizes after = Sizes.in(workspace.directory());
            long events = events(fleet) - begin; // a runtime that a busy machine kept silent is lost and comes back
            double hours =
                    watch.elapsed().toMillis() / (double) Duration.ofHours(1).toMillis();
            boolean reached = after.log() == before.log() && forced == 0;
            return ReportRow.alone(
                    "idle by the hour, H2, %,d runtimes".formatted(runtimes),
                    String.format(
                            Locale.ROOT,
                            "log %+,.0f kB, telemetry %+,.0f kB (%,d kB now), %,.0f forced writes, %d events",
                            (after.log() - before.log()) / hours / 1024,
                            (after.others() - before.others()) / hours / 1024,
                            after.others() / 1024,
                            forced / hours,
                            events),
                    "log +0, no forced write",
                    TargetResult.of(reached));
        }
    }
}
