package dev.missioncontrol.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes rows at once, to the terminal and to a file, so that an aborted run loses nothing. Confined to the main
 * thread.
 */
public final class BenchReport {
    private final PrintWriter out;
    private final Path file;

    public BenchReport(PrintWriter out, Path file) throws IOException {
        this.out = out;
        this.file = file;
        Files.deleteIfExists(file);
    }

    /** Begins with the description of the machine. */
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
