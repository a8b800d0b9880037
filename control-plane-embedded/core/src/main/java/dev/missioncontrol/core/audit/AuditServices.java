package dev.missioncontrol.core.audit;

import dev.missioncontrol.core.backup.BackupService;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import java.util.List;

/** What every face of the audit trail shares. Thread-safe. */
public record AuditServices(
        Store store,
        Writer writer,
        LogHead head,
        EventIndex index,
        List<Projection> projections,
        PastReader past,
        BackupService backups) {}
