package dev.missioncontrol.console.pictures;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.console.Gallery;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fx.FxThread;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.settings.ConsoleSettings;
import dev.missioncontrol.console.words.TimeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Captures views of the console as picture files. Called off the JavaFX thread, while the toolkit runs. */
final class Pictures {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final FxThread fx = new FxThread();
    private final ControlPlane controlPlane;
    private final ConsoleConfig config;
    private final Path directory;

    Pictures(ControlPlane controlPlane, ConsoleConfig config, Path directory) {
        this.controlPlane = controlPlane;
        this.config = config;
        this.directory = directory;
    }

    /** Draws the demo fleet at a fixed time. */
    static Pictures ofDemo(Path directory) {
        Instant now = Instant.parse("2026-03-02T09:30:00Z");
        FakeControlPlane controlPlane = new FakeControlPlane(() -> now);
        DemoData.fill(controlPlane, now);
        return new Pictures(
                controlPlane,
                new ConsoleConfig("laptop (embedded)", directory.resolve("settings.json"), () -> now, Optional.empty()),
                directory);
    }

    /** Draws all pictures in one size and theme. */
    List<Path> tour(int width, int height, Theme theme) throws IOException {
        return tour(width, height, theme, _ -> true);
    }

    /** Draws the stops whose names match; the others are passed without waiting. */
    List<Path> tour(int width, int height, Theme theme, Predicate<String> wanted) throws IOException {
        String suffix = theme.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height;
        Path settings = Files.createTempFile("mission-control-pictures", ".json");
        Files.writeString(
                settings,
                Json.write(new ConsoleSettings(
                        width, height, null, null, "NEEDS", theme, TimeMode.RELATIVE, Map.of(), false)));
        ConsoleConfig own = new ConsoleConfig(
                config.connectionName(),
                settings,
                config.clock(),
                config.demo(),
                config.tmuxSocket(),
                config.compactable());
        Gallery gallery = onFx(() -> new Gallery(controlPlane, own));
        try {
            return photographAll(gallery, suffix, wanted);
        } finally {
            onFx(() -> {
                gallery.close();
                return true;
            });
            Files.deleteIfExists(settings);
            Files.deleteIfExists(own.witnessFile());
        }
    }

    private List<Path> photographAll(Gallery gallery, String suffix, Predicate<String> wanted) throws IOException {
        List<Path> written = new ArrayList<>();
        until(gallery::connected);
        settle(gallery);
        for (Map.Entry<String, Runnable> stop : onFx(gallery::stops).entrySet()) {
            onFx(() -> {
                stop.getValue().run();
                return gallery.photograph();
            });
            if (!wanted.test(stop.getKey())) {
                continue;
            }
            settle(gallery);
            Path file = directory.resolve(stop.getKey() + "-" + suffix + ".png");
            save(onFx(gallery::photograph), file);
            written.add(file);
        }
        return written;
    }

    private void save(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        PngFile.write(file, width, height, pixels);
    }

    /** Waits twice, because the first answers may lead to further requests. */
    private void settle(Gallery gallery) {
        for (int round = 0; round < 2; round++) {
            CompletableFuture<Boolean> quiet = new CompletableFuture<>();
            later(LOOK_AGAIN.multipliedBy(2), () -> gallery.whenQuiet(quiet));
            await(quiet);
        }
    }

    private void until(Supplier<Boolean> condition) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        look(condition, met);
        await(met);
    }

    private void look(Supplier<Boolean> condition, CompletableFuture<Boolean> met) {
        later(LOOK_AGAIN, () -> {
            if (condition.get()) {
                met.complete(true);
            } else if (!met.isDone()) {
                look(condition, met);
            }
        });
    }

    private void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, fx)
                .execute(task);
    }

    private <T> T onFx(Supplier<T> work) {
        return await(CompletableFuture.supplyAsync(work, fx));
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException | CancellationException e) {
            throw new IllegalStateException(
                    "take pictures: the views did not come to rest within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
