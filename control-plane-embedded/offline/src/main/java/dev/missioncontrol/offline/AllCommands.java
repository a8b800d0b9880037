package dev.missioncontrol.offline;

import dev.missioncontrol.api.home.OfflineCommands;
import java.util.List;

/** Lists the commands of this module for programs that load them by service. Immutable. */
public final class AllCommands implements OfflineCommands {
    @Override
    public List<Class<?>> ofTheControlPlane() {
        return List.of(BackupCommand.class, RestoreCommand.class, CompactCommand.class);
    }

    @Override
    public List<Class<?>> ofTheAuditTrail() {
        return List.of(VerifyCommand.class, ExportCommand.class, VerifyExportCommand.class);
    }
}
