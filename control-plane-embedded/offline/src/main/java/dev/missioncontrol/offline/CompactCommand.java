package dev.missioncontrol.offline;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.store.file.FileCompaction;
import dev.missioncontrol.core.store.file.FileCompaction.Stage;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "compact",
        mixinStandardHelpOptions = true,
        description =
                "Gives the unused space of the database file in DIR back to its disk; the control plane must be stopped."
                        + " Copies what is in use into a new file, compares the two, verifies the audit trail and replaces"
                        + " the old file. If it fails or is interrupted, the old file stays as it was.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data DIR"})
public final class CompactCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;
    private static final double SECOND_NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetArguments options;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    private record Compacted(long bytesBefore, long bytesAfter, double seconds) {}

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        long begun = System.nanoTime();
        FileCompaction.Sizes sizes = Core.compact(options.target().closedFile(), new StageLines(line.getErr()));
        double seconds = (System.nanoTime() - begun) / SECOND_NANOS;
        PrintWriter out = line.getOut();
        out.println(
                json
                        ? Json.write(new Compacted(sizes.before(), sizes.after(), seconds))
                        : String.format(
                                Locale.ROOT,
                                "The database file had %.1f MB and has %.1f MB now; that took %.1f s.",
                                sizes.before() / MEGABYTE,
                                sizes.after() / MEGABYTE,
                                seconds));
        out.flush();
        return 0;
    }

    /** Prints a line when a stage begins, and then at intervals. */
    private static final class StageLines implements FileCompaction.Progress {
        private final PrintWriter err;
        private ProgressLine rows;

        StageLines(PrintWriter err) {
            this.err = err;
            this.rows = new ProgressLine(err, "");
        }

        @Override
        public void at(Stage stage, long read) {
            if (read > 0) {
                rows.accept(read);
                return;
            }
            rows = new ProgressLine(err, stage == Stage.VERIFYING ? "events verified:" : "rows read:");
            err.println(
                    switch (stage) {
                        case READING -> "Reading the file";
                        case COPYING -> "Copying what is in use";
                        case CHECKING -> "Comparing the copy with the file";
                        case VERIFYING -> "Verifying the audit trail in the copy";
                        case REPLACING -> "Replacing the file";
                    });
            err.flush();
        }
    }
}
