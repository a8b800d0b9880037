package dev.missioncontrol.bench.stage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordingStream;

/** Counts the times that this process forces a file to disk, as the Java runtime sees them. Thread-safe. */
public final class ForcedWrites implements AutoCloseable {
    private static final String FORCE = "jdk.FileForce";

    private final RecordingStream stream = new RecordingStream();
    private final AtomicLong count = new AtomicLong();

    private ForcedWrites() {
        stream.enable(FORCE).withThreshold(Duration.ZERO);
        stream.onEvent(FORCE, _ -> count.incrementAndGet());
    }

    /** Counts from now on. */
    public static ForcedWrites count() {
        ForcedWrites counting = new ForcedWrites();
        counting.stream.startAsync();
        return counting;
    }

    /** Ends counting and returns the number. */
    public long soFar() {
        stream.stop();
        return count.get();
    }

    @Override
    public void close() {
        stream.close();
    }
}
