package dev.missioncontrol.offline;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.backup.Restore.Restored;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Restores a backup into an empty data directory, after verifying all of it. First copy the original"
                        + " control plane's integrity.key into DIR, and its checkpoints.log if there is one: the new era is"
                        + " numbered after every era in it. All leases end.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data NEW --from backup.zip"})
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetArguments options;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
    private Path from = Path.of("");

    @Option(
            names = "--new-key",
            description =
                    "Use when the original key is lost: continues with the key in DIR or with a new one. Every token of the"
                            + " backup is then invalid, and checkpoints are signed with that key.")
    private boolean newKey;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var line = spec.commandLine();
        CommandTarget target = options.target();
        Restored restored =
                Core.restore(target.config(), from, newKey, new ProgressLine(line.getErr(), "rows restored:"));
        PrintWriter out = line.getOut();
        if (json) {
            out.println(Json.write(restored));
        } else {
            out.println("Restored up to event " + restored.kept() + "; era " + restored.era()
                    + " begins, all leases ended.");
            if (!restored.sameKey()) {
                out.println("The integrity key is another one: every token of the backup is invalid, so give out new"
                        + " ones.");
            }
        }
        out.flush();
        return 0;
    }
}
