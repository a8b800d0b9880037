package dev.missioncontrol.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.words.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSettingsTest {
    @TempDir
    private Path directory;

    private Path file;
    private SteppedTime time;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("not-there-yet").resolve("console.json");
        time = new SteppedTime(new FakeControlPlane.Clock(Instant.EPOCH));
    }

    private SettingsKeeper keeper() {
        return new SettingsKeeper(new SettingsFile(file), SteppedTime.sameThread(), time);
    }

    @Test
    void everythingIsThereAgainAfterARestart() {
        SettingsKeeper first = keeper();
        first.change(old -> old.withTheme(Theme.DARK).withTime(TimeMode.UTC).withView("AUDIT"));
        first.change(old -> old.withSplit("inbox", 0.4).withPlace(10, 20, 1000, 700));
        first.close();

        ConsoleSettings second = keeper().current();
        assertThat(second).isEqualTo(first.current());
        assertThat(second.splits()).containsEntry("inbox", 0.4);
        assertThat(second.theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void savingWaitsForTheLastOfManyChanges() {
        SettingsKeeper keeper = keeper();
        keeper.change(old -> old.withView("AGENTS"));
        time.pass(Duration.ofMillis(400));
        keeper.change(old -> old.withView("AUDIT"));
        time.pass(Duration.ofMillis(499));
        assertThat(file).doesNotExist();
        time.pass(Duration.ofMillis(1));
        assertThat(keeper().current().view()).isEqualTo("AUDIT");
    }

    @Test
    void aFileThatCannotBeReadIsNoReasonNotToStart() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"width\":");
        assertThat(keeper().current()).isEqualTo(ConsoleSettings.DEFAULT);
    }

    @Test
    void aWindowIsNeverSmallerThanItsContent() {
        assertThat(ConsoleSettings.DEFAULT.withPlace(0, 0, 10, 10))
                .extracting(ConsoleSettings::width, ConsoleSettings::height)
                .containsExactly(960.0, 600.0);
    }
}
