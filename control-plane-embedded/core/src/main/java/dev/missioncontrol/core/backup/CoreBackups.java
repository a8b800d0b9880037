package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.io.OutputStream;

/** Implements backups for one principal. Thread-safe. */
public final class CoreBackups implements Backups {
    private final BackupService backups;
    private final Principal principal;

    public CoreBackups(BackupService backups, Principal principal) {
        this.backups = backups;
        this.principal = principal;
    }

    @Override
    public void write(OutputStream to) {
        principal.require(Action.BACK_UP);
        backups.backup(to, _ -> {});
    }
}
