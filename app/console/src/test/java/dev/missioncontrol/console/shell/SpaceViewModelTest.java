package dev.missioncontrol.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.console.settings.SettingsKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpaceViewModelTest {
    @TempDir
    private Path directory;

    private final SteppedTime time = new SteppedTime(new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z")));
    private final Background background = SteppedTime.sameThread();
    private Optional<SpaceUse> use = Optional.empty();
    private SettingsFile file;
    private SpaceViewModel space;

    @BeforeEach
    void open() {
        file = new SettingsFile(directory.resolve("settings.json"));
        space = opened();
    }

    private SpaceViewModel opened() {
        return new SpaceViewModel(() -> use, background, time, new SettingsKeeper(file, background, time));
    }

    private String offer() {
        return space.offerProperty().get();
    }

    @Test
    void aFileThatIsInUseIsNoOffer() {
        space.start();
        assertThat(offer()).isEmpty();
    }

    @Test
    void aFileThatHasGrownIsOfferedWithItsFigures() {
        space.start();
        use = Optional.of(new SpaceUse(126_400_000, 11_200_000));
        time.pass(Duration.ofMinutes(10));
        assertThat(offer()).isEqualTo("Database 126 MB, 11 MB in use · Compact at next start");
    }

    @Test
    void theChoiceIsRememberedAndCanBeTakenBack() {
        use = Optional.of(new SpaceUse(126_400_000, 11_200_000));
        space.start();
        space.toggle();
        time.pass(Duration.ofSeconds(1));
        assertThat(offer()).isEqualTo("Database will be compacted at the next start · Cancel");
        assertThat(file.load().compactAtStart()).isTrue();
        space = opened();
        assertThat(offer()).contains("will be compacted");
        space.toggle();
        time.pass(Duration.ofSeconds(1));
        assertThat(file.load().compactAtStart()).isFalse();
    }
}
