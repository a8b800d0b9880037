package dev.missioncontrol.server.command;

import dev.missioncontrol.core.backup.Copies;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the log into a file. Confined to the main thread. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes the audit trail into one file that anybody can open and verify, also while the control plane"
                        + " runs.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Place place = new Place();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path to = Path.of("");

    @Option(names = "--without-bodies", description = "Leaves out what people wrote; its digests stay.")
    private boolean withoutBodies;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec, "spec is null").commandLine();
        Progress progress = new Progress(line.getErr(), "rows written:");
        OutFile.write(
                to,
                out -> place.<Boolean>either(
                        store -> {
                            Copies.Origin origin = new Copies.Origin("fleet", Keys.of(place), InstantSource.system());
                            new Copies(store, origin).export(!withoutBodies, out, progress);
                            return true;
                        },
                        running -> {
                            running.audit().export(!withoutBodies, out);
                            return true;
                        }));
        line.getOut().println("The audit trail is in " + to);
        line.getOut().flush();
        return 0;
    }
}
