package dev.missioncontrol.api.time;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the time since the system booted, sleep included, where the system tells it. */
public final class SinceBoot {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final int NANOS = 9;

    private SinceBoot() {}

    /** Returns the time since boot; empty on systems other than Linux. */
    public static Optional<Duration> read() {
        try {
            return Optional.of(parse(Files.readString(UPTIME)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads the first of the file's two numbers, in seconds. */
    static Duration parse(String uptime) {
        String seconds = uptime.strip().split(" ", 2)[0];
        return Duration.ofNanos(new BigDecimal(seconds).movePointRight(NANOS).longValue());
    }
}
