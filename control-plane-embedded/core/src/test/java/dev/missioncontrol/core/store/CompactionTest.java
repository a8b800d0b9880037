package dev.missioncontrol.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
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

/** A part of what an idle fleet has written again and again is given back while it runs. */
final class CompactionTest {
    private static final long SLACK_BYTES = 1024 * 1024;
    private static final int STEPS = 3_000;

    private final SteppedClock clock = new SteppedClock();

    @TempDir
    private Path directory;

    @Test
    void theFileGivesBackWhatSignsOfLifeHaveWritten() throws IOException {
        try (Core core = open()) {
            core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "kept"), IdempotencyKey.random());
            ControlPlane runtime = core.as(new Principal(Role.RUNTIME, "local"));
            Incarnation life = runtime.runtimes()
                    .start(new RuntimeStart("laptop", "Linux", "0.1.0", true))
                    .incarnation();
            for (int step = 0; step < STEPS; step++) {
                clock.advance(Duration.ofSeconds(1));
                runtime.runtimes().pulse(new Pulse(life, List.of(), List.of()));
                core.tick();
            }
            assertThat(size())
                    .isLessThan(25 * SLACK_BYTES); // without, it would be several times as large (decision 16)
        }
        try (Core core = open()) {
            assertThat(core.asOwner().inbox().list(ItemFilter.ALL, null, 10).rows())
                    .hasSize(1);
        }
    }

    private long size() throws IOException {
        return Files.size(directory.resolve("control-plane.mv.db"));
    }

    private Core open() {
        String url = "jdbc:h2:file:" + directory.resolve("control-plane");
        Database database = new Database.H2Url(url, DiskVolume.ENDLESS, false, SLACK_BYTES);
        return Core.open(CoreConfig.inDirectory(directory).on(database).stepped(clock, clock::elapsed));
    }
}
