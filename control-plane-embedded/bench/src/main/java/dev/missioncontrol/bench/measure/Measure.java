package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.report.BenchReport;

public interface Measure {
    /** Returns the name on the command line. */
    String name();

    /** Measures and adds its rows. */
    void take(BenchReport report) throws Exception;
}
