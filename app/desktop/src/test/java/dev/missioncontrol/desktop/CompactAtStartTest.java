package dev.missioncontrol.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.console.settings.ConsoleSettings;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompactAtStartTest {
    private static final int ITEMS = 50;

    @TempDir
    private Path directory;

    private CompactAtStart compact;

    @BeforeEach
    void fill() throws IOException {
        DataDirectory data = new DataDirectory(directory);
        compact = new CompactAtStart(data);
        assertThat(compact.chosen()).isFalse();
        try (Core core = Core.open(CoreConfig.inDirectory(directory))) {
            for (int i = 0; i < ITEMS; i++) {
                core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "item"), IdempotencyKey.random());
            }
        }
        new SettingsFile(data.settings()).save(ConsoleSettings.DEFAULT.withCompactAtStart(true));
    }

    private long size() throws IOException {
        return Files.size(directory.resolve("control-plane.mv.db"));
    }

    @Test
    void theChoiceHoldsForOneStart() throws IOException {
        long before = size();
        List<String> steps = new ArrayList<>();
        assertThat(compact.chosen()).isTrue();
        assertThat(compact.run(steps::add)).isEmpty();
        assertThat(size()).isLessThan(before);
        assertThat(compact.chosen()).isFalse();
        assertThat(steps).first().asString().startsWith("Step 1 of 5: ");
        assertThat(steps).last().asString().startsWith("Step 5 of 5: ");
    }

    @Test
    void aFailureSaysWhyAndLeavesEverythingAsItWas() throws IOException {
        try (Core core = Core.open(CoreConfig.inDirectory(directory))) {
            Optional<String> failure = compact.run(_ -> {});
            assertThat(failure).isPresent().get().asString().contains("is in use by process ");
            assertThat(core.asOwner().inbox().counts().total()).isEqualTo(ITEMS);
        }
    }

    @Test
    void aStartWhileTheProgramRunsLeavesTheChoiceToTheNext() {
        try (Core _ = Core.open(CoreConfig.inDirectory(directory))) {
            assertThat(compact.run(_ -> {})).isPresent();
        }
        assertThat(compact.chosen()).isTrue();
        assertThat(compact.run(_ -> {})).isEmpty();
        assertThat(compact.chosen()).isFalse();
    }

    @Test
    void aDefectIsToldAndNotMetAgainAtTheNextStart() {
        Optional<String> failure = compact.run(_ -> {
            throw new IllegalStateException("unexpected");
        });
        assertThat(failure).contains("Something unexpected happened: java.lang.IllegalStateException: unexpected");
        assertThat(compact.chosen()).isFalse();
    }
}
