package dev.missioncontrol.console.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fx.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Where {@code pictures.dir} is set, the pictures stay there for eyes. */
class PicturesTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("pictures.dir", "target/pictures"));

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        CountDownLatch up = new CountDownLatch(1);
        new FxThread().execute(up::countDown);
        assertThat(up.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyViewIsDrawnInBothThemesAndSizes() {
        Instant now = Instant.parse("2026-03-02T09:30:00Z");
        FakeControlPlane controlPlane = new FakeControlPlane(() -> now);
        DemoData.fill(controlPlane, now);
        ConsoleConfig config =
                new ConsoleConfig("laptop (embedded)", DIRECTORY.resolve("settings.json"), () -> now, Optional.empty());

        List<Path> files = Pictures.write(controlPlane, config, DIRECTORY);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("inbox-dark-1280x800.png", "keys-light-960x600.png");
        assertThat(files)
                .hasSize(28)
                .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(10_000));
    }
}
