package dev.missioncontrol.core.audit;

import dev.missioncontrol.core.backup.BackupService;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;
import java.nio.file.Path;
import java.util.List;

public record AuditServices(
        Store store,
        Writer writer,
        LogHead head,
        EventIndex index,
        List<Projection> projections,
        PastReader past,
        BackupService backups,
        Checkpoints checkpoints) {
    /**
     * Opens the audit trail.
     *
     * @param directory holds the signed heads of the log
     * @param fleet the name that backups carry
     */
    public static AuditServices open(
            Base base, EventIndex index, Path directory, String fleet, List<Projection> projections, PastReader past) {
        Store store = base.store();
        LogHead head = base.log().head();
        SigningKey key = SigningKey.of(base.keys());
        BackupService backups = new BackupService(store, new BackupService.Origin(fleet, key, base.clock()));
        Checkpoints checkpoints = new Checkpoints(
                store, base.writer(), head, new Checkpoints.Signing(key, CheckpointFile.in(directory), base.clock()));
        return new AuditServices(store, base.writer(), head, index, projections, past, backups, checkpoints);
    }
}
