package dev.missioncontrol.bench;

import dev.missioncontrol.bench.measure.AppendMeasure;
import dev.missioncontrol.bench.measure.CreateMeasure;
import dev.missioncontrol.bench.measure.HeartbeatMeasure;
import dev.missioncontrol.bench.measure.HistoryMeasure;
import dev.missioncontrol.bench.measure.IdleMeasure;
import dev.missioncontrol.bench.measure.LogMeasure;
import dev.missioncontrol.bench.measure.Measure;
import dev.missioncontrol.bench.measure.PickUpMeasure;
import dev.missioncontrol.bench.measure.ReplayMeasure;
import dev.missioncontrol.bench.measure.WorkMeasure;
import dev.missioncontrol.bench.peer.DbSchedulerWorking;
import dev.missioncontrol.bench.report.BenchReport;
import dev.missioncontrol.bench.report.HardwareFacts;
import dev.missioncontrol.bench.report.Profile;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Measures the control plane beside its peers and writes a report.")
public final class BenchMain implements Callable<Integer> {
    /** Held here, because the logging library forgets the levels of unreferenced loggers. */
    private static final Logger EVERYTHING = Logger.getLogger("");

    private static final Logger OURS = Logger.getLogger("dev.missioncontrol.bench");
    /** Warns of time zones on databases it does not know; the table's times have one. */
    private static final Logger TIME_ZONES =
            Logger.getLogger("com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization.utc_warning");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "MEASURE",
            description = "create, claim, pickup, heartbeats, idle, append, log, history, replay")
    private Set<String> only = Set.of();

    @Option(names = "--database", split = ",", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private List<DatabaseKind> kinds = BenchSettings.USUAL.kinds();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count.")
    private int rounds = BenchSettings.USUAL.rounds();

    @Option(names = "--seconds", paramLabel = "N", description = "How long a round lasts.")
    private double seconds = BenchSettings.USUAL.round().toSeconds();

    @Option(names = "--callers", split = ",", paramLabel = "N", description = "How many work at once.")
    private List<Integer> callers = BenchSettings.USUAL.callers();

    @Option(names = "--samples", paramLabel = "N", description = "Samples of each latency.")
    private int samples = BenchSettings.USUAL.samples();

    @Option(names = "--agents", paramLabel = "N", description = "Agents that give signs of life.")
    private int agents = BenchSettings.USUAL.agents();

    @Option(names = "--beats", paramLabel = "N", description = "Seconds for which they do.")
    private int beats = (int) BenchSettings.USUAL.beats().toSeconds();

    @Option(names = "--idle", paramLabel = "N", description = "Seconds for which a fleet is idle.")
    private int idle = (int) BenchSettings.USUAL.idle().toSeconds();

    @Option(names = "--events", paramLabel = "N", description = "Events in the log that is verified and searched.")
    private int events = BenchSettings.USUAL.events();

    @Option(names = "--dir", paramLabel = "DIR", description = "Where databases, report and profiles go.")
    private Path directory = Path.of("target", "bench");

    @Option(names = "--profile", description = "Record what each measure does into DIR/MEASURE.jfr.")
    private boolean profile;

    @Option(names = "--verbose", description = "Log each round.")
    private boolean verbose;

    /** Exits with 0 if every requested measure succeeded, 1 if one failed, 2 for wrong arguments. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchMain()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        EVERYTHING.setLevel(Level.WARNING);
        OURS.setLevel(verbose ? Level.INFO : Level.WARNING);
        TIME_ZONES.setLevel(Level.OFF);
        Files.createDirectories(directory);
        try (Workspaces workspaces = new Workspaces(directory)) {
            List<Measure> measures = chosen(measures(settings(), workspaces));
            BenchReport report = new BenchReport(command().getOut(), directory.resolve("report.md"));
            report.begin(machine(workspaces));
            for (Measure measure : measures) {
                take(measure, report);
            }
        }
        return 0;
    }

    private BenchSettings settings() {
        return new BenchSettings(
                kinds,
                rounds,
                Duration.ofMillis((long) (seconds * 1_000)),
                callers,
                samples,
                agents,
                Duration.ofSeconds(beats),
                Duration.ofSeconds(idle),
                events);
    }

    private static List<Measure> measures(BenchSettings settings, Workspaces workspaces) {
        return List.of(
                new CreateMeasure(settings, workspaces),
                new WorkMeasure(settings, workspaces),
                new PickUpMeasure(settings, workspaces),
                new HeartbeatMeasure(settings, workspaces),
                new IdleMeasure(settings, workspaces),
                new AppendMeasure(settings, workspaces),
                new LogMeasure(settings, workspaces),
                new HistoryMeasure(settings, workspaces),
                new ReplayMeasure(settings, workspaces));
    }

    private List<Measure> chosen(List<Measure> all) {
        Set<String> unknown = new TreeSet<>(only);
        unknown.removeAll(all.stream().map(Measure::name).collect(Collectors.toSet()));
        if (!unknown.isEmpty()) {
            throw new ParameterException(command(), "There is no measure called " + String.join(", ", unknown) + ".");
        }
        return all.stream()
                .filter(measure -> only.isEmpty() || only.contains(measure.name()))
                .toList();
    }

    private void take(Measure measure, BenchReport report) throws Exception {
        if (!profile) {
            measure.take(report);
            return;
        }
        try (Profile _ = Profile.into(directory.resolve(measure.name() + ".jfr"))) {
            measure.take(report);
        }
    }

    private String machine(Workspaces workspaces) throws Exception {
        List<String> versions = new ArrayList<>(List.of("H2 " + Constants.VERSION));
        if (kinds.contains(DatabaseKind.POSTGRESQL)) {
            versions.add(workspaces.postgresVersion());
        }
        versions.add("db-scheduler " + DbSchedulerWorking.version());
        return HardwareFacts.name(versions);
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "spec is null").commandLine();
    }
}
