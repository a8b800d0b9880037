package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pauses, and the lives of runtimes, outlive a restart and follow from the log; why somebody was paused can be erased. */
final class PauseReplayTest {
    @TempDir
    Path directory;

    private static List<Pause> pauses(Opened opened) {
        return opened.owner().agents().list().stream()
                .map(AgentStatus::pause)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void happen(Opened opened) {
        opened.create("work");
        var held = opened.claimed();
        opened.adopted(held);
        opened.advance(Duration.ofSeconds(3));
        opened.runtime().runtimes().pulse(new Pulse(new Incarnation(1), List.of(), List.of()));
        GatewayReport up = new GatewayReport(GatewayReport.State.UP, "b1", null, List.of(), null);
        GatewayReport again = new GatewayReport(GatewayReport.State.UP, "b2", null, List.of(), null);
        GatewayReport down = new GatewayReport(GatewayReport.State.DOWN, null, null, List.of(), null);
        for (GatewayReport report : List.of(up, again, down)) {
            opened.runtime().runtimes().pulse(new Pulse(new Incarnation(2), List.of(), List.of()).with(report));
        }
        opened.advance(Duration.ofSeconds(40));
        for (String agent : List.of("b", "B", "a-1", "\u00e9", "a.1")) { // databases order these each in their own way
            opened.owner().agents().pause(new AgentName(agent), "call Zebediah");
        }
        opened.owner().agents().resume(new AgentName("B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void pausesOutliveARestartAndFollowFromTheLog(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        try (Opened opened = new Opened(directory, database)) {
            happen(opened);
            AuditEvent first = opened.owner().audit().list(AuditFilter.ALL, null, 50).rows().stream()
                    .filter(event -> event.type().equals("agent.paused"))
                    .toList()
                    .getLast();
            assertThat(first.data()).doesNotContain("Zebediah");
            opened.owner().audit().erase(first.position(), "asked");
        }
        try (Opened opened = new Opened(directory, database)) {
            assertThat(pauses(opened))
                    .hasSize(4)
                    .filteredOn(pause -> pause.reason().equals("(erased)"))
                    .extracting(pause -> pause.agent().value())
                    .containsExactly("b");
            opened.owner().agents().resume(new AgentName("a-1"));
            assertThat(pauses(opened)).hasSize(3);
        }
        try (Store store = Store.open(database)) {
            assertThat(Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {}))
                    .isEmpty();
        }
    }
}
