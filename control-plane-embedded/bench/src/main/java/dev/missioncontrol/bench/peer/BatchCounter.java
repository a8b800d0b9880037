package dev.missioncontrol.bench.peer;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.bench.stage.Rate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingStream;

/**
 * Measures the real writes of a control plane on H2: events per forced write, and bytes per event. Counts the writes of
 * this process, which the Java platform reports. Confined to the main thread.
 */
public final class BatchCounter {
    private static final String FORCE = "jdk.FileForce";
    /** Era, sequence, version and time. */
    private static final int NUMBERS = 4 * Long.BYTES;
    /** Hash and digest of the body, with its salt. */
    private static final int DIGESTS = 32 + 32 + 16;

    private static final int SAMPLE = 200;

    private double events = 1;
    private int bytes = 1;
    private int written = 1;

    Rate watch(ControlPlane owner, Callable<Rate> work) throws Exception {
        AtomicLong forces = new AtomicLong();
        long before = bytesWritten();
        Rate rate;
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable(FORCE).withThreshold(Duration.ZERO).withoutStackTrace();
            stream.onEvent(FORCE, _ -> forces.incrementAndGet());
            stream.startAsync();
            rate = work.call();
            stream.stop();
        }
        events = (double) rate.count() / Math.max(1, forces.get());
        bytes = bytes(owner);
        written = (int) ((bytesWritten() - before) / Math.max(1, rate.count()));
        return rate;
    }

    /** Returns the bytes written by this process to files and sockets, as Linux counts them; 0 elsewhere. */
    private static long bytesWritten() throws IOException {
        Path counters = Path.of("/proc/self/io");
        if (!Files.exists(counters)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(counters)) {
            return lines.filter(line -> line.startsWith("wchar:"))
                    .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                    .sum();
        }
    }

    private static int bytes(ControlPlane owner) {
        List<AuditEvent> newest =
                owner.audit().list(AuditFilter.ALL, null, SAMPLE).rows();
        return (int) newest.stream().mapToInt(BatchCounter::bytes).average().orElse(1);
    }

    private static int bytes(AuditEvent event) {
        String body = event.body() == null ? "" : event.body();
        String words = event.type() + event.actor() + event.subject() + event.data() + body;
        return words.getBytes(StandardCharsets.UTF_8).length + NUMBERS + DIGESTS;
    }

    /** Returns the events in one forced write. */
    public double events() {
        return events;
    }

    /** Returns the bytes of one event with its body. */
    public int bytes() {
        return bytes;
    }

    /**
     * Returns the bytes that the database wrote for one event, including whole pages of tables and indexes in each
     * batch.
     */
    public int written() {
        return written;
    }
}
