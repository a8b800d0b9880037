package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.backup.CheckedArchive;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies the audit trail and names the first bad event. It is checked against the key and the"
                + " checkpoints in DIR, and against a copy of the checkpoints that was kept elsewhere.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --data DIR --replay",
            "  ${COMMAND-FULL-NAME} --data DIR --checkpoints COPY",
            "",
            "Exit code 3 says that it is not whole."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TargetArguments options;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "A copy of checkpoints.log that was kept elsewhere; default: the one in DIR.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--replay",
            description =
                    "Also replays the log and compares the result with the tables; the control plane must be stopped.")
    private boolean replay;

    @Option(names = "--json", description = "Prints the verdict as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        ProgressLine progressLine = new ProgressLine(line.getErr(), "events verified:");
        List<String> differences = new ArrayList<>();
        CommandTarget target = options.target();
        Verdict verdict = target.either(
                store -> {
                    Verdict log = closed(target, store, progressLine);
                    if (replay && log.valid()) { // a log that was tampered with may not even be readable as events
                        differences.addAll(Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {}));
                    }
                    return log;
                },
                plane -> running(target, plane, progressLine));
        return new VerdictText(line.getOut(), json).tell(verdict, differences);
    }

    private Verdict closed(CommandTarget target, Store store, ProgressLine progressLine) {
        return new StoredLog(store).verify(key(target), outside(target), List.of(), progressLine);
    }

    /** Downloads the log and verifies it locally, because the control plane's own verdict would prove nothing. */
    private Verdict running(CommandTarget target, HttpControlPlane plane, ProgressLine progressLine) {
        if (replay) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "still-running",
                    "Stop the control plane first: a replay needs its tables at rest.");
        }
        List<Checkpoint> outside = outside(target); // read before the log, which keeps growing
        try {
            Path directory = Files.createTempDirectory("mission-control-verify");
            Path file = directory.resolve("export.zip");
            try {
                OutFile.write(file, out -> plane.audit().export(true, out));
                return CheckedArchive.verify(file, key(target), outside, progressLine);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("keep the log while it is verified", e);
        }
    }

    private static @Nullable String key(CommandTarget target) {
        return target.key().map(SigningKey::publicKey).orElse(null);
    }

    private List<Checkpoint> outside(CommandTarget target) {
        return checkpoints == null ? target.checkpoints() : KeptCheckpoints.in(checkpoints);
    }
}
