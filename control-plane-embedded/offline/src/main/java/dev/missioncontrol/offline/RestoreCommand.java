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

/** Makes a control plane from a backup. Confined to the main thread. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Fills an empty data directory from a backup, after checking all of it. Put the backed up control"
                + " plane's integrity.key into DIR first, and its checkpoints.log where there is one: the new era comes"
                + " after all that it tells of. All leases end.",
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
                    "Goes on with the key in DIR, or a new one, where the old one is lost: every token of the backup is"
                            + " invalid then, and checkpoints are signed with the other key.")
    private boolean newKey;

    @Option(names = "--json", description = "Says as JSON what was restored.")
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
