package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.console.agents.AgentsController;
import dev.missioncontrol.console.agents.AgentsViewModel;
import dev.missioncontrol.console.audit.AuditController;
import dev.missioncontrol.console.audit.AuditViewModel;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.FakeItems;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.ClockProperty;
import dev.missioncontrol.console.fx.Fxml;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.inbox.ComposerController;
import dev.missioncontrol.console.inbox.DetailController;
import dev.missioncontrol.console.inbox.InboxController;
import dev.missioncontrol.console.inbox.InboxViewModel;
import dev.missioncontrol.console.inbox.TailController;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.keys.KeyDispatch;
import dev.missioncontrol.console.keys.KeysController;
import dev.missioncontrol.console.palette.PaletteController;
import dev.missioncontrol.console.palette.PaletteViewModel;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.console.settings.SettingsKeeper;
import dev.missioncontrol.console.shell.ShellController;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.SpaceViewModel;
import dev.missioncontrol.console.shell.ViewId;
import dev.missioncontrol.console.undo.Undo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Loads and draws each FXML file on its own and fires one of its controls. */
@SuppressWarnings("NullAway.Init") // set before each test
class ScreensTest {
    @TempDir
    private Path directory;

    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final Background background = SteppedTime.sameThread();
    private final List<String> happened = new ArrayList<>();
    private Undo undo;
    private ShellViewModel shell;
    private InboxViewModel inbox;
    private KeysController keys;
    private Fxml parts;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void wire() {
        undo = new Undo(time);
        shell = new ShellViewModel(
                new ClockProperty(time),
                new SettingsKeeper(new SettingsFile(directory.resolve("console.json")), background, time),
                new ShellViewModel.Listener(() -> {}, events -> {}));
        inbox = new InboxViewModel(controlPlane, background, time, undo);
        AgentsViewModel agents = new AgentsViewModel(controlPlane, background, time, Optional.empty());
        AuditViewModel audit = new AuditViewModel(controlPlane.audit(), background, time);
        ConsoleAction action = ConsoleAction.of("Tidy up", "Ctrl+T", () -> happened.add("tidied"));
        PaletteViewModel palette = new PaletteViewModel(
                controlPlane,
                background,
                time,
                () -> List.of(action),
                new PaletteViewModel.Nouns(id -> {}, agent -> {}, List::of));
        palette.open();
        keys = new KeysController(() -> List.of(action));
        parts = new Fxml(Map.of(
                InboxController.class, () -> new InboxController(inbox, shell, Optional.of(() -> happened.add("demo"))),
                DetailController.class, () -> new DetailController(inbox, shell),
                TailController.class, () -> new TailController(inbox.detail().tail()),
                ComposerController.class, () -> new ComposerController(inbox),
                AgentsController.class,
                        () -> new AgentsController(
                                agents, shell, new AgentsController.Ways(() -> happened.add("write"), id -> {})),
                AuditController.class, () -> new AuditController(audit, shell, () -> happened.add("write")),
                PaletteController.class, () -> new PaletteController(palette, () -> happened.add("closed")),
                KeysController.class, () -> keys,
                ShellController.class, this::frame));
    }

    private ShellController frame() {
        ShellController.Pane pane = new ShellController.Pane(new Nowhere(), new StackPane());
        return new ShellController(
                shell,
                new SpaceViewModel(Optional::empty, background, time, shell.settings()),
                undo,
                new ShellController.Signs(
                        "laptop", Map.of(ViewId.INBOX, inbox.neededProperty()), inbox.neededProperty()),
                Stream.of(ViewId.values()).collect(Collectors.toMap(viewId -> viewId, viewId -> pane)),
                new ShellController.Overlays(new StackPane(), () -> {}, new StackPane(), () -> {}));
    }

    private InboxItem working() {
        InboxItem item = FakeItems.held(
                FakeItems.pending(
                        controlPlane.inbox().nextId(), NewItem.of(new AgentName("slash"), "Tidy up"), clock.instant()),
                ItemState.WORKING,
                clock.instant().plusSeconds(30));
        controlPlane.inbox().put(item);
        return item;
    }

    @Test
    void inbox() {
        onFx(() -> {
            Parent root = draw(InboxController.class);
            inbox.load();
            fire(root, "Start the demo fleet");
            assertThat(happened).containsExactly("demo");
            fire(root, "New");
            return assertThat(inbox.composingProperty().get()).isTrue();
        });
    }

    @Test
    void detail() {
        onFx(() -> {
            inbox.select(working());
            Parent root = draw(DetailController.class);
            fire(root, "Complete");
            return assertThat(Objects.requireNonNull(undo.offerProperty().get()).words())
                    .isEqualTo("Complete “Tidy up”");
        });
    }

    @Test
    void tail() {
        onFx(() -> {
            InboxItem item = working();
            inbox.select(item);
            Parent root = draw(TailController.class);
            for (int count = 3; count <= 60; count += 19) {
                List<String> lines =
                        IntStream.range(0, count).mapToObj(n -> "line " + n).toList();
                controlPlane.inbox().print(item.id(), new OutputTail(item.epoch(), 0, lines, clock.instant()));
                time.pass(Duration.ofMillis(500));
                root.getScene().snapshot(null);
                assertThat(lowestLine(root)).isEqualTo(lines.getLast());
            }
            inbox.detail().tail().followingProperty().set(false);
            fire(root, "Follow");
            return assertThat(inbox.detail().tail().followingProperty().get()).isTrue();
        });
    }

    /** Returns the last line that is entirely visible. */
    private static String lowestLine(Parent root) {
        ListView<?> list = (ListView<?>) root.lookup(".output");
        double end = list.localToScene(0, list.getHeight()).getY() + 0.5;
        return list.lookupAll(".list-cell").stream()
                .<ListCell<?>>map(node -> (ListCell<?>) node)
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .filter(cell -> cell.localToScene(0, cell.getHeight()).getY() <= end)
                .max(Comparator.comparingInt(cell -> cell.getIndex()))
                .map(cell -> cell.getText())
                .orElse("");
    }

    @Test
    void composer() {
        onFx(() -> {
            Parent root = draw(ComposerController.class);
            inbox.composer().agentProperty().set("slash");
            inbox.composer().titleProperty().set("Run the tests");
            fire(root, "Write item");
            return assertThat(
                            controlPlane.inbox().list(ItemFilter.ALL, null, 10).rows())
                    .hasSize(1);
        });
    }

    @Test
    void agents() {
        onFx(() -> {
            fire(draw(AgentsController.class), "New item");
            return assertThat(happened).containsExactly("write");
        });
    }

    @Test
    void audit() {
        onFx(() -> {
            fire(draw(AuditController.class), "New item");
            return assertThat(happened).containsExactly("write");
        });
    }

    @Test
    void palette() {
        onFx(() -> {
            Parent root = draw(PaletteController.class);
            assertThat(texts(root)).contains("Tidy up");
            ((TextField) root.lookup("#query")).fireEvent(new ActionEvent());
            return assertThat(happened).containsExactly("closed", "tidied");
        });
    }

    @Test
    void keys() {
        onFx(() -> {
            Parent root = draw(KeysController.class);
            keys.open();
            return assertThat(texts(root)).contains("Keys valid here", "Tidy up", KeyDispatch.shown("Ctrl+T"));
        });
    }

    @Test
    void shell() {
        onFx(() -> {
            Parent root = draw(ShellController.class);
            fire(root, "Audit");
            fire(root, "Relative");
            assertThat(shell.placeProperty().get()).isEqualTo(ViewId.AUDIT);
            return assertThat(texts(root)).contains("Local");
        });
    }

    @Test
    void theRailCountsWhatNeedsAHuman() {
        onFx(() -> {
            InboxItem item = working();
            Parent root = draw(ShellController.class);
            inbox.load();
            assertThat(texts(root)).doesNotContain("1");
            controlPlane.inbox().put(FakeItems.ended(item, ItemState.FAILED, null, null, clock.instant()));
            inbox.load();
            return assertThat(texts(root)).contains("1");
        });
    }

    /** Loads the FXML file of {@code controller} and draws it once. */
    private Parent draw(Class<?> controller) {
        Parent root = parts.load(controller);
        Scene scene = new Scene(new StackPane(root), 900, 600);
        Theme.LIGHT.applyTo(scene);
        scene.snapshot(null);
        return root;
    }

    private static void fire(Parent root, String words) {
        root.getScene().snapshot(null);
        ButtonBase button = root.lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(node -> words.equals(node.getText()) && visible(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no button “" + words + "” among " + texts(root)));
        button.fire();
    }

    private static List<String> texts(Parent root) {
        root.getScene().snapshot(null);
        return root.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(ScreensTest::visible)
                .map(Labeled::getText)
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }

    private static boolean visible(Node node) {
        return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
    }

    private static void onFx(Supplier<Object> steps) {
        try {
            WaitForAsyncUtils.asyncFx(steps::get).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
