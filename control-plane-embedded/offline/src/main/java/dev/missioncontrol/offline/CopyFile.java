package dev.missioncontrol.offline;

import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.backup.BackupService;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a file from a control plane, closed or running. */
final class CopyFile {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private TargetArguments options;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path to = Path.of("");

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    /** Writes the file from the closed database. */
    interface Closed {
        void write(BackupService backups, OutputStream out, LongConsumer progress);
    }

    private record Written(String file, long bytes) {}

    /** Writes the file and reports its name and size. */
    int write(String what, Closed closed, BiConsumer<HttpControlPlane, OutputStream> running) {
        CommandLine line = spec.commandLine();
        CommandTarget target = options.target();
        OutFile.write(
                to,
                out -> target.<Boolean>either(
                        store -> {
                            BackupService.Origin origin =
                                    new BackupService.Origin("fleet", target.signingKey(), InstantSource.system());
                            closed.write(
                                    new BackupService(store, origin),
                                    out,
                                    new ProgressLine(line.getErr(), "rows written:"));
                            return true;
                        },
                        plane -> {
                            running.accept(plane, out);
                            return true;
                        }));
        line.getOut()
                .println(
                        json ? Json.write(new Written(to.toString(), to.toFile().length())) : what + " is in " + to);
        line.getOut().flush();
        return 0;
    }
}
