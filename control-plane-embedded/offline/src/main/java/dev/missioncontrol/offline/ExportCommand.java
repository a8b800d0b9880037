package dev.missioncontrol.offline;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes the audit trail into one file that can be read and verified without this program. Works while"
                        + " the control plane runs.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data DIR --to trail.zip --without-bodies"})
public final class ExportCommand implements Callable<Integer> {
    @Mixin
    private CopyFile file;

    @Option(names = "--without-bodies", description = "Leaves out the texts that people wrote; their digests stay.")
    private boolean withoutBodies;

    @Override
    public Integer call() {
        return file.write(
                "The audit trail",
                (backups, out, progress) -> backups.export(!withoutBodies, out, progress),
                (plane, out) -> plane.audit().export(!withoutBodies, out));
    }
}
