package dev.missioncontrol.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of what was written again and again is given back while the control plane runs. */
final class CompactionTest {
    private static final long SLACK_BYTES = 1024 * 1024;
    private static final int STEPS = 3_000;

    private final SteppedClock clock = new SteppedClock();

    @TempDir
    private Path directory;

    @Test
    void theFileGivesBackWhatWasWrittenOver() throws IOException {
        try (Core core = open()) {
            ItemId item = core.asOwner()
                    .inbox()
                    .create(NewItem.of(new AgentName("slash"), "kept"), IdempotencyKey.random())
                    .id();
            for (int step = 0; step < STEPS; step++) {
                List<String> label = List.of("label-" + step % 2);
                List<String> other = List.of("label-" + (step + 1) % 2);
                core.asOwner()
                        .inbox()
                        .submit(item, new ItemCommand.Relabel(null, label, other), IdempotencyKey.random());
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
