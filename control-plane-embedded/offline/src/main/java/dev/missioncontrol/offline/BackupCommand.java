package dev.missioncontrol.offline;

import dev.missioncontrol.core.backup.BackupService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes all data into one file. Works while the control plane runs. The file contains private texts but"
                        + " not the integrity key: keep a copy of DIR/integrity.key elsewhere.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --data DIR --to backup.zip"})
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private CopyFile file;

    @Override
    public Integer call() {
        return file.write(
                "The backup",
                BackupService::backup,
                (plane, out) -> plane.backups().write(out));
    }
}
