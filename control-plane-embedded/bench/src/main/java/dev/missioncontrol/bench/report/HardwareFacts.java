package dev.missioncontrol.bench.report;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What the figures depend on, in one paragraph. */
public final class HardwareFacts {
    private HardwareFacts() {}

    /** The machine, the Java platform with its flags, and whatever else is given. */
    public static String name(List<String> versions) {
        Runtime runtime = Runtime.getRuntime();
        return "%d processors, %s %s, Java %s, %d MB heap, flags %s; %s."
                .formatted(
                        runtime.availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        runtime.maxMemory() / (1024 * 1024),
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        String.join("; ", versions));
    }
}
