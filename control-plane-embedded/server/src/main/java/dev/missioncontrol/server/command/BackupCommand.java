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

/** Writes a backup. Confined to the main thread. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything into one file, also while the control plane runs. The file holds private texts but"
                        + " not the integrity key: keep a copy of DIR/integrity.key elsewhere.")
public final class BackupCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Place place = new Place();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec, "spec is null").commandLine();
        Progress progress = new Progress(line.getErr(), "rows written:");
        OutFile.write(
                to,
                out -> place.<Boolean>either(
                        store -> {
                            Copies.Origin origin = new Copies.Origin("fleet", Keys.of(place), InstantSource.system());
                            new Copies(store, origin).backup(out, progress);
                            return true;
                        },
                        running -> {
                            running.backups().write(out);
                            return true;
                        }));
        line.getOut().println("The backup is in " + to);
        line.getOut().flush();
        return 0;
    }
}
