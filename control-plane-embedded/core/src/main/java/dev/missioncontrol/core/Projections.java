package dev.missioncontrol.core;

import dev.missioncontrol.core.access.IdentityProjection;
import dev.missioncontrol.core.access.SwitchProjection;
import dev.missioncontrol.core.agents.GatewayProjection;
import dev.missioncontrol.core.agents.RuntimeProjection;
import dev.missioncontrol.core.asks.AskProjection;
import dev.missioncontrol.core.backlog.BacklogProjection;
import dev.missioncontrol.core.guard.GuardProjection;
import dev.missioncontrol.core.inbox.ItemProjection;
import dev.missioncontrol.core.inbox.PauseProjection;
import dev.missioncontrol.core.replay.HeadProjection;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.reports.ReportProjection;
import dev.missioncontrol.core.secrets.ReadProjection;
import dev.missioncontrol.core.secrets.SecretProjection;
import java.util.ArrayList;
import java.util.List;

/** The tables that follow from the log, of all rooms. */
final class Projections {
    private Projections() {}

    static List<Projection> all() {
        List<Projection> projections = new ArrayList<>(List.of(
                new HeadProjection(),
                new ItemProjection(),
                new AskProjection(),
                new RuntimeProjection(),
                new PauseProjection(),
                new SwitchProjection(),
                new IdentityProjection()));
        projections.addAll(ReportProjection.all());
        projections.addAll(GatewayProjection.all());
        projections.addAll(BacklogProjection.all());
        projections.addAll(List.of(new SecretProjection(), new ReadProjection(), new GuardProjection()));
        return List.copyOf(projections);
    }
}
