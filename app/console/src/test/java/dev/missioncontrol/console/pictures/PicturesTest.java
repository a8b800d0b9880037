package dev.missioncontrol.console.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fx.FxThread;
import dev.missioncontrol.console.fx.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Keeps the pictures in {@code pictures.dir}, if that is set, so that people can look at them. */
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
    void everyViewIsDrawnInItsSize() throws Exception {
        Files.createDirectories(DIRECTORY);
        Pictures pictures = Pictures.ofDemo(DIRECTORY);

        List<Path> small = pictures.tour(960, 600, Theme.DARK);
        List<Path> large = pictures.tour(1280, 800, Theme.LIGHT);

        assertThat(small)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "needs-dark-960x600.png",
                        "needs-approval-dark-960x600.png",
                        "needs-choice-dark-960x600.png",
                        "needs-text-dark-960x600.png",
                        "needs-access-dark-960x600.png",
                        "needs-secret-dark-960x600.png",
                        "needs-task-dark-960x600.png",
                        "inbox-dark-960x600.png",
                        "inbox-result-dark-960x600.png",
                        "inbox-none-dark-960x600.png",
                        "undo-dark-960x600.png",
                        "composer-dark-960x600.png",
                        "agents-dark-960x600.png",
                        "agents-paused-dark-960x600.png",
                        "agents-pause-dark-960x600.png",
                        "backlog-dark-960x600.png",
                        "backlog-project-dark-960x600.png",
                        "backlog-plan-dark-960x600.png",
                        "audit-dark-960x600.png",
                        "secrets-dark-960x600.png",
                        "secrets-new-dark-960x600.png",
                        "secrets-passphrase-dark-960x600.png",
                        "secrets-remove-dark-960x600.png",
                        "palette-dark-960x600.png",
                        "keys-dark-960x600.png",
                        "space-dark-960x600.png");
        assertThat(large).hasSameSizeAs(small);
        assertThat(new Image(small.getFirst().toUri().toString()))
                .extracting(Image::getWidth, Image::getHeight, Image::isError)
                .containsExactly(960.0, 600.0, false);
        // An empty view would compress to a few thousand bytes.
        assertThat(small).allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(30_000));
    }

    @Test
    void anEmptyFleetIsDrawnWithItsNextStep() throws Exception {
        Path directory = DIRECTORY.resolve("empty");
        Files.createDirectories(directory);
        Instant now = Instant.parse("2026-03-02T09:30:00Z");
        FakeControlPlane controlPlane = new FakeControlPlane(() -> now);
        controlPlane.secrets().be(Broker.State.UNSET);
        Pictures empty = new Pictures(
                controlPlane,
                new ConsoleConfig(
                        "laptop (embedded)", directory.resolve("settings.json"), () -> now, Optional.of(() -> {})),
                directory);
        assertThat(empty.tour(1280, 800, Theme.LIGHT))
                .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(10_000));
        controlPlane.secrets().be(Broker.State.LOCKED);
        assertThat(empty.tour(960, 600, Theme.DARK)).hasSize(20);
    }
}
