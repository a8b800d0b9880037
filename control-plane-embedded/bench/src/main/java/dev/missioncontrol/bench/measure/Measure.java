package dev.missioncontrol.bench.measure;

import dev.missioncontrol.bench.report.BenchReport;

/** Something that is measured. */
public interface Measure {
    /** What it is called on the command line. */
    String name();

    /** Measures and adds its rows. */
    void take(BenchReport report) throws Exception;
}
