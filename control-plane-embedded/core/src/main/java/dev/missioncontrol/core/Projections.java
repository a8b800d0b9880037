package dev.missioncontrol.core;

import dev.missioncontrol.core.access.AccessLedger;
import dev.missioncontrol.core.agents.GatewayLedger;
import dev.missioncontrol.core.agents.RuntimeLedger;
import dev.missioncontrol.core.asks.AskLedger;
import dev.missioncontrol.core.backlog.BacklogLedger;
import dev.missioncontrol.core.guard.GuardLedger;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.inbox.queue.PauseLedger;
import dev.missioncontrol.core.replay.HeadProjection;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.reports.ReportLedger;
import dev.missioncontrol.core.secrets.SecretLedger;
import java.util.List;
import java.util.stream.Stream;

/** Lists the tables of all features that follow from the log. */
final class Projections {
    private Projections() {}

    static List<Projection> all() {
        return Stream.of(
                        List.<Projection>of(new HeadProjection()),
                        ItemLedger.tables(),
                        AskLedger.tables(),
                        RuntimeLedger.tables(),
                        GatewayLedger.tables(),
                        PauseLedger.tables(),
                        AccessLedger.tables(),
                        ReportLedger.tables(),
                        BacklogLedger.tables(),
                        SecretLedger.tables(),
                        GuardLedger.tables())
                .flatMap(List::stream)
                .toList();
    }
}
