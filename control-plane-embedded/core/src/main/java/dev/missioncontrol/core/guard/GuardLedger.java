package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;

/** The thresholds as they were last set. All their data is public. */
public final class GuardLedger {
    private static final String SUBJECT = "guard";

    private static final LedgerTable<Integer, Thresholds> THRESHOLDS =
            LedgerTable.of(SUBJECT, _ -> 1, GuardStore.THRESHOLDS, (_, event) -> event.data(Thresholds.class));

    private GuardLedger() {}

    public static List<Projection> tables() {
        return List.of(THRESHOLDS);
    }

    static void set(Transaction transaction, Thresholds thresholds, Actor actor) {
        Entry entry = new Entry(EventType.GUARD_SET, thresholds);
        LedgerTable.record(transaction, SUBJECT, "", entry, actor, List.of(THRESHOLDS));
    }
}
