package dev.missioncontrol.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.missioncontrol.bench.peer.DbScheduler.Polling;
import dev.missioncontrol.bench.stage.DatabaseKind;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** db-scheduler, executing jobs that wait and do nothing: picked, run and deleted. */
public final class DbSchedulerWorking implements Peer {
    private static final int CHUNK = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DatabaseKind kind;
    private final Polling polling;
    private final int threads;
    private final WaitingWork waitingWork = new WaitingWork();

    private DbSchedulerWorking(DatabaseKind kind, Polling polling, int threads) {
        this.kind = kind;
        this.polling = polling;
        this.threads = threads;
    }

    /** Returns every configuration that the database supports; the fastest one counts. */
    public static List<Peer> all(DatabaseKind kind, int threads) {
        Stream<Polling> pollings = switch (kind) {
            case H2 -> Stream.of(Polling.FETCH, Polling.FETCH_FAR);
            case POSTGRESQL -> Stream.of(Polling.values());
        };
        return pollings.<Peer>map(polling -> new DbSchedulerWorking(kind, polling, threads))
                .toList();
    }

    /** Returns the version under test. */
    public static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Scheduler.class.getResourceAsStream(
                "/META-INF/maven/com.github.kagkarlsson/db-scheduler/pom.properties")) {
            if (file != null) {
                properties.load(file);
            }
        }
        return properties.getProperty("version", "of unknown version");
    }

    @Override
    public String name() {
        return "db-scheduler, " + polling;
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    @Override
    public Rate round(Workspace workspace, Duration length) throws Exception {
        int jobs = waitingWork.size(length);
        CountDownLatch left = new CountDownLatch(jobs);
        try (DbScheduler peer = new DbScheduler(workspace, polling, threads, left::countDown)) {
            Instant due = InstantSource.system().instant();
            for (int first = 0; first < jobs; first += CHUNK) {
                schedule(peer, first, Math.min(jobs, first + CHUNK), due);
            }
            return waitingWork.learn(execute(peer.scheduler(), left, jobs));
        }
    }

    private static void schedule(DbScheduler peer, int first, int end, Instant due) {
        peer.scheduler()
                .scheduleBatch(
                        IntStream.range(first, end).mapToObj(job -> peer.task().instance("job-" + job)), due);
    }

    private static Rate execute(Scheduler scheduler, CountDownLatch left, int jobs) throws InterruptedException {
        Stopwatch watch = Stopwatch.start();
        scheduler.start();
        if (!left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("db-scheduler left " + left.getCount() + " of " + jobs + " jobs undone");
        }
        return watch.did(jobs);
    }
}
