package dev.missioncontrol.bench.report;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Describes the environment of the figures in one paragraph. */
public final class HardwareFacts {
    private HardwareFacts() {}

    /** Describes the machine, the Java platform with its flags, and the given versions. */
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
