package dev.missioncontrol.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The rows as they come, on the terminal and in a file, so that an end half-way loses nothing. Confined to the main thread. */
public final class BenchReport {
    private final PrintWriter out;
    private final Path file;

    public BenchReport(PrintWriter out, Path file) throws IOException {
        this.out = out;
        this.file = file;
        Files.deleteIfExists(file);
    }

    /** Begins with what the figures depend on. */
    public void begin(String machine) throws IOException {
        write(machine + "\n\n" + ReportRow.HEAD);
    }

    public void add(ReportRow row) throws IOException {
        write(row.toString());
    }

    private void write(String text) throws IOException {
        out.print(text);
        out.flush();
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
