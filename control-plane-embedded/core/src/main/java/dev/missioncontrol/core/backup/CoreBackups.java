package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.io.OutputStream;

/** Backups with one principal's rights. Thread-safe. */
public final class CoreBackups implements Backups {
    private final Copies copies;
    private final Principal principal;

    public CoreBackups(Copies copies, Principal principal) {
        this.copies = copies;
        this.principal = principal;
    }

    @Override
    public void write(OutputStream to) {
        principal.require(Action.BACK_UP);
        copies.backup(to, _ -> {});
    }
}
