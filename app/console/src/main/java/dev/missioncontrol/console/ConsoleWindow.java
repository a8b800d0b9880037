package dev.missioncontrol.console;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.Witness;
import dev.missioncontrol.api.audit.WitnessFile;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.ClockProperty;
import dev.missioncontrol.console.fx.FxThread;
import dev.missioncontrol.console.fx.FxTime;
import dev.missioncontrol.console.fx.Fxml;
import dev.missioncontrol.console.fx.UpdateBatches;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.keys.KeyDispatch;
import dev.missioncontrol.console.keys.KeysController;
import dev.missioncontrol.console.palette.PaletteController;
import dev.missioncontrol.console.palette.PaletteViewModel;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.console.settings.SettingsKeeper;
import dev.missioncontrol.console.shell.LiveFeed;
import dev.missioncontrol.console.shell.ShellController;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.SpaceViewModel;
import dev.missioncontrol.console.shell.ViewId;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.LongBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes one window of the console by hand, without a dependency injection framework. Confined to the JavaFX thread.
 */
final class ConsoleWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindow.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final ConsoleConfig config;
    private final FxThread fx = new FxThread();
    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
    private final FxTime time;
    private final Background background;
    private final SettingsKeeper settings;
    private final Undo undo;
    private final ViewModels models;
    private final ShellViewModel shell;
    private final SpaceViewModel space;
    private final PaletteViewModel palette;
    private final LongBinding needed;
    private final LiveFeed feed;
    private final ShellController frame;
    private final Scene scene;

    ConsoleWindow(ControlPlane controlPlane, ConsoleConfig config) {
        this.config = config;
        time = new FxTime(config.clock(), fx);
        background = new Background(worker, fx);
        settings = new SettingsKeeper(new SettingsFile(config.settingsFile()), background, time);
        undo = new Undo(time);
        models = ViewModels.of(controlPlane, config, background, time, undo);
        needed = models.needed();
        shell = new ShellViewModel(
                new ClockProperty(time), settings, new ShellViewModel.Listener(models::load, models::onEvents));
        space = new SpaceViewModel(config.compactable(), background, time, settings);
        palette = new PaletteViewModel(controlPlane, background, time, this::actions, nouns());
        feed = new LiveFeed(
                controlPlane.audit(),
                new UpdateBatches<>(time, shell::onNews),
                new Witness(new WitnessFile(config.witnessFile())));
        PaletteController paletteView = new PaletteController(palette, this::closeOverlay);
        KeysController keysView = new KeysController(this::actions);
        Fxml parts = new Fxml(Map.of(PaletteController.class, () -> paletteView, KeysController.class, () -> keysView));
        ShellController.Overlays overlays = new ShellController.Overlays(
                parts.load(PaletteController.class),
                paletteView::open,
                parts.load(KeysController.class),
                keysView::open);
        frame = new ShellController(
                shell,
                space,
                undo,
                new ShellController.Signs(
                        config.connectionName(),
                        Map.of(
                                ViewId.NEEDS, models.needs().neededProperty(),
                                ViewId.INBOX, models.inbox().neededProperty()),
                        needed),
                new ViewFactory(models, shell, config.demo().map(this::inBackground)).panes(),
                overlays);
        Parent root = new Fxml(Map.of(ShellController.class, () -> frame)).load(ShellController.class);
        scene = new Scene(root, settings.current().width(), settings.current().height());
        shell.themeProperty().subscribe(theme -> theme.applyTo(scene));
        new KeyDispatch(this::actions, config.clock()).listenTo(scene);
    }

    private PaletteViewModel.Nouns nouns() {
        return new PaletteViewModel.Nouns(
                id -> {
                    shell.go(ViewId.INBOX);
                    models.inbox().open(id);
                },
                agent -> {
                    shell.go(ViewId.AGENTS);
                    models.agents().select(agent);
                },
                () -> Stream.concat(planned(), secrets()).toList());
    }

    private Stream<PaletteViewModel.Noun> planned() {
        return models.backlog().rows().stream()
                .map(row -> new PaletteViewModel.Noun(
                        row.name(),
                        row.kind().substring(0, 1).toUpperCase(Locale.ROOT)
                                + row.kind().substring(1),
                        () -> {
                            shell.go(ViewId.BACKLOG);
                            models.backlog().select(row);
                        }));
    }

    private Stream<PaletteViewModel.Noun> secrets() {
        return models.secrets().all().stream()
                .map(secret -> new PaletteViewModel.Noun(secret.name().value(), "Secret", () -> {
                    shell.go(ViewId.SECRETS);
                    models.secrets().select(secret);
                }));
    }

    /** Returns all actions, those of the frame and those of the current view. */
    List<ConsoleAction> actions() {
        return frame.actions();
    }

    private void closeOverlay() {
        shell.overlayProperty().set(ShellViewModel.Overlay.NONE);
    }

    private Runnable inBackground(Runnable work) {
        return () -> background.run(
                () -> {
                    work.run();
                    return Optional.empty();
                },
                done -> models.load(),
                failure -> models.load());
    }

    /** Follows the log from now on; the first answer loads the views. */
    void start() {
        frame.takeFocus();
        shell.clockProperty().start();
        space.start();
        feed.start();
    }

    Scene scene() {
        return scene;
    }

    ShellViewModel shell() {
        return shell;
    }

    SpaceViewModel space() {
        return space;
    }

    ViewModels models() {
        return models;
    }

    SettingsKeeper settings() {
        return settings;
    }

    Undo undo() {
        return undo;
    }

    Background background() {
        return background;
    }

    /** Puts the number of open asks and failed items in front of the title, so that the task bar shows it. */
    StringBinding title() {
        String name = "Mission Control · " + config.connectionName();
        return Bindings.createStringBinding(
                () -> needed.get() == 0 ? name : "(" + Numbers.grouped(needed.get()) + ") " + name, needed);
    }

    /** Sends what is held back, saves the settings, and closes the parts in reverse order of their creation. */
    @Override
    public void close() {
        undo.sendNow();
        feed.close();
        models.close();
        settings.close();
        background.close();
        time.close();
        worker.shutdown();
        finish();
    }

    /** Gives the last commands a moment to arrive before the program closes the control plane. */
    private void finish() {
        try {
            if (!worker.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("close the console: the control plane did not answer in time; the last act may be lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
