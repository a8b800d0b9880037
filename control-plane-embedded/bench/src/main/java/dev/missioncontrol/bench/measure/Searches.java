package dev.missioncontrol.bench.measure;

import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.bench.BenchSettings;
import dev.missioncontrol.bench.report.ReportRow;
import dev.missioncontrol.bench.report.TargetResult;
import dev.missioncontrol.bench.stage.Latencies;
import dev.missioncontrol.bench.stage.Rate;
import dev.missioncontrol.bench.stage.Stopwatch;
import dev.missioncontrol.bench.stage.SyntheticLog;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Typical searches in a log of {@link SyntheticLog}: by subject, by actor, by words, and by several at once. */
final class Searches {
    private static final Duration P99_MAX = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int PAGE = 100;
    private static final int AGENTS = 200;
    private static final int COMMON = 500;
    private static final int PREFIX = 3;

    private final Audit audit;
    private final BenchSettings settings;
    private final String log;

    Searches(Audit audit, BenchSettings settings, String log) {
        this.audit = audit;
        this.settings = settings;
        this.log = log;
    }

    /** Waits until the index is complete. */
    Rate follow() {
        Stopwatch watch = Stopwatch.start();
        while (!followed()) {
            LockSupport.parkNanos(SOON.toNanos());
        }
        return watch.did(settings.events());
    }

    private boolean followed() {
        return audit.list(AuditFilter.words(SyntheticLog.word(0)), null, 1).partial() == null;
    }

    List<ReportRow> rows() {
        return List.of(
                found(
                        "subject",
                        random -> filter(null, "item:" + SyntheticLog.id(random.nextInt(settings.events() / 3)), null)),
                found("actor", random -> filter(actor(random), null, null)),
                found("word", random -> filter(null, null, word(random))),
                found("beginnings of two words", random -> filter(null, null, start(random) + " " + start(random))),
                found("actor and word", random -> filter(actor(random), null, word(random))));
    }

    private static AuditFilter filter(@Nullable String actor, @Nullable String subject, @Nullable String words) {
        return new AuditFilter(actor, null, subject, null, null, words);
    }

    private static String actor(RandomGenerator random) {
        return "runtime:runtime-" + random.nextInt(AGENTS);
    }

    private static String word(RandomGenerator random) {
        return SyntheticLog.word(random.nextInt(COMMON));
    }

    private static String start(RandomGenerator random) {
        return word(random).substring(0, PREFIX);
    }

    /** Searches once for each sample of a latency, after a quarter as many searches to warm up. */
    private ReportRow found(String by, Function<RandomGenerator, AuditFilter> question) {
        RandomGenerator random = new Random(2);
        Latencies latencies = new Latencies();
        for (int sample = -settings.samples() / 4; sample < settings.samples(); sample++) {
            AuditFilter filter = question.apply(random);
            Stopwatch watch = Stopwatch.start();
            audit.list(filter, null, PAGE);
            if (sample >= 0) {
                latencies.add(watch.elapsed());
            }
        }
        boolean reached = latencies.p99().compareTo(P99_MAX) < 0;
        return ReportRow.alone(
                "search by " + by + ", " + log, latencies.toString(), "p99 under 100 ms", TargetResult.of(reached));
    }
}
