package dev.missioncontrol.desktop.bench;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.Laptop;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** Measures the first run: cold start, pick-up and memory, and prints them with the machine's name. */
final class BenchProgram {
    private static final int ITEMS = 1_000;
    private static final int STARTS = 7;
    private static final int PICK_UPS = 40;
    private static final int WARM_UP = 5;

    private final Path directory;

    private BenchProgram(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        new BenchProgram(Files.createTempDirectory("mission-control-bench")).run();
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(
                "%d processors, %s %s, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        pickUp(data);
        coldStart(data);
    }

    private void pickUp(DataDirectory data) throws Exception {
        List<Duration> times = new ArrayList<>();
        try (Laptop laptop = Laptop.start(data, OptionalInt.empty());
                HttpControlPlane client = new HttpControlPlane(
                        laptop::url, () -> laptop.files().ownerToken().orElseThrow())) {
            Path repository = repository();
            for (int i = 0; i < WARM_UP + PICK_UPS; i++) {
                Duration time = pickUpOnce(client, repository, directory.resolve("started-" + i));
                if (i >= WARM_UP) {
                    times.add(time);
                }
            }
            for (int i = 0; i < ITEMS; i++) {
                client.inbox().create(NewItem.of(new AgentName("scout"), "thought " + i), IdempotencyKey.random());
            }
        }
        print("pick-up, create to command started, over HTTP", times);
    }

    private static Duration pickUpOnce(ControlPlane client, Path repository, Path started) throws IOException {
        List<String> argv =
                List.of("sh", "-c", "date +%s%N > \"$1.new\" && mv \"$1.new\" \"$1\"", "sh", started.toString());
        NewItem item =
                NewItem.of(new AgentName("slash"), "bench").running(new Command(argv, repository.toString(), null));
        Instant before = Instant.now();
        client.inbox().create(item, IdempotencyKey.random());
        while (!Files.exists(started)) {
            LockSupport.parkNanos(1_000_000);
        }
        long nanos = Long.parseLong(Files.readString(started).strip());
        return Duration.between(before, Instant.EPOCH.plus(nanos, ChronoUnit.NANOS));
    }

    private Path repository() throws IOException, InterruptedException {
        Path repository = Files.createDirectories(directory.resolve("repository"));
        Files.writeString(repository.resolve("README"), "bench\n");
        for (List<String> git : List.of(
                List.of("init", "--quiet"),
                List.of("add", "--all"),
                List.of("-c", "user.name=b", "-c", "user.email=b@b.invalid", "commit", "--quiet", "-m", "Start"))) {
            List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
            command.addAll(git);
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException("git failed");
            }
        }
        return repository;
    }

    private void coldStart(DataDirectory data) throws Exception {
        List<Duration> times = new ArrayList<>();
        List<Long> console = new ArrayList<>();
        List<Long> runtime = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            Instant before = Instant.now();
            Process program = start(data);
            try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
                String line = output.readLine();
                while (line != null && !line.equals(ColdStartProgram.USABLE)) {
                    line = output.readLine();
                }
                if (i > 0) {
                    times.add(Duration.between(before, Instant.now()));
                    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
                    console.add(residentMegabytes(program.toHandle()));
                    program.children().forEach(child -> runtime.add(residentMegabytes(child)));
                }
            }
            program.outputWriter().close();
            program.waitFor();
        }
        print("cold start to an inbox of " + (ITEMS + PICK_UPS + WARM_UP) + " items", times);
        System.out.printf("memory resident, idle: console %s MB, runtime %s MB%n", median(console), median(runtime));
    }

    private static Process start(DataDirectory data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ColdStartProgram.class.getName(),
                        data.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads the resident memory on Linux; 0 elsewhere. */
    private static long residentMegabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void print(String what, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s: median %d ms, slowest %d ms of %d%n",
                what, sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis(), sorted.size());
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
