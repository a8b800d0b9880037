package dev.missioncontrol.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.IdempotencyKey;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that is idle for a day needs no more disk than before. */
final class CompactionTest {
    private static final long SLACK_BYTES = 1024 * 1024;
    private static final int STEPS = 3_000;

    private final SteppedClock clock = new SteppedClock();

    @TempDir
    private Path directory;

    @Test
    void theFileStaysSmallHoweverLongSignsOfLifeAreWritten() throws IOException {
        try (Core core = open()) {
            core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "kept"), IdempotencyKey.random());
            ControlPlane runtime = core.as(new Principal(Role.RUNTIME, "local"));
            Incarnation life = runtime.runtimes()
                    .start(new RuntimeStart("laptop", "Linux", "0.1.0", true))
                    .incarnation();
            long largest = 0;
            for (int step = 0; step < STEPS; step++) {
                clock.advance(Duration.ofSeconds(1));
                runtime.runtimes().pulse(new Pulse(life, List.of(), List.of()));
                core.tick();
                largest = Math.max(largest, Files.size(directory.resolve("control-plane.mv.db")));
            }
            assertThat(largest).isLessThan(5 * SLACK_BYTES); // without, it would be larger and never stop
        }
        try (Core core = open()) {
            assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows())
                    .hasSize(1);
        }
    }

    private Core open() {
        String url = "jdbc:h2:file:" + directory.resolve("control-plane");
        Database database = new Database.H2Url(url, Volume.ENDLESS, false, SLACK_BYTES);
        return Core.open(CoreConfig.inDirectory(directory).on(database).stepped(clock, clock::elapsed));
    }
}
