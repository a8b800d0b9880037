package dev.missioncontrol.offline;

import dev.missioncontrol.core.backup.CheckedArchive;
import dev.missioncontrol.core.proof.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-export",
        mixinStandardHelpOptions = true,
        description =
                "Verifies an export or a backup without the control plane; with a key or checkpoints kept elsewhere it"
                        + " also detects a history that was replaced as a whole.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} trail.zip --key HEX"})
public final class VerifyExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export or backup.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "HEX",
            description = "The public key of the control plane, as verify prints it.")
    private @Nullable String key;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "A copy of checkpoints.log that was kept elsewhere.")
    private @Nullable Path checkpoints;

    @Option(names = "--json", description = "Prints the verdict as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Verdict verdict = CheckedArchive.verify(
                file,
                key,
                checkpoints == null ? List.of() : KeptCheckpoints.in(checkpoints),
                new ProgressLine(line.getErr(), "events verified:"));
        return new VerdictText(line.getOut(), json).tell(verdict, List.of());
    }
}
