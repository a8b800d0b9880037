package dev.missioncontrol.console;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.console.backlog.OutlineRow;
import dev.missioncontrol.console.backlog.PlanViewModel;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.inbox.ComposerViewModel;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.secrets.SecretFormViewModel;
import dev.missioncontrol.console.shell.ConnectionState;
import dev.missioncontrol.console.shell.ShellViewModel.Overlay;
import dev.missioncontrol.console.shell.SpaceUse;
import dev.missioncontrol.console.shell.ViewId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/** Opens a window and leads it from view to view so that each can be captured. Confined to the JavaFX thread. */
public final class Gallery implements AutoCloseable {
    private static final String WITHOUT_HITS = "no item says this";

    private final ConsoleWindow window;
    private final Stage stage = new Stage();

    /** Uses the size and theme of the settings file. */
    public Gallery(ControlPlane controlPlane, ConsoleConfig config) {
        Theme.loadFonts();
        window = new ConsoleWindow(controlPlane, config);
        window.start();
        // Only a scene that is shown is laid out as a person would see it.
        stage.setScene(window.scene());
        stage.show();
    }

    /** Returns the stops in order, by name; each leads the window to its view. */
    public Map<String, Runnable> stops() {
        Map<String, Runnable> stops = new LinkedHashMap<>();
        stops.put("needs", () -> {
            window.shell().go(ViewId.NEEDS);
            asks().findFirst().ifPresent(window.models().needs()::select);
        });
        Set<AskKind> kinds = asks().map(Ask::kind).collect(Collectors.toCollection(TreeSet::new));
        for (AskKind kind : kinds) {
            stops.put(
                    "needs-" + kind.name().toLowerCase(Locale.ROOT),
                    () -> asks().filter(ask -> ask.kind() == kind)
                            .findFirst()
                            .ifPresent(window.models().needs()::select));
        }
        stops.put("inbox", () -> {
            window.shell().go(ViewId.INBOX);
            mostTelling().ifPresent(window.models().inbox()::select);
        });
        stops.put(
                "inbox-result",
                () -> items().max(Comparator.comparingInt(Gallery::tellsOfWork))
                        .ifPresent(window.models().inbox()::select));
        stops.put("inbox-none", () -> window.models().inbox().filterProperty().set(WITHOUT_HITS));
        stops.put("undo", () -> {
            window.models().inbox().filterProperty().set("");
            // Only the toast is shown; a gallery never sends a command.
            window.undo().hold("Complete “Count the words of the field guide”", () -> {}, () -> {});
        });
        stops.put("composer", this::compose);
        agents(stops);
        backlog(stops);
        stops.put("audit", () -> {
            window.models().backlog().planningProperty().set(false);
            window.shell().go(ViewId.AUDIT);
            window.models().audit().rows().stream()
                    .limit(3)
                    .flatMap(slot -> slot.find().stream())
                    .findFirst()
                    .ifPresent(window.models().audit()::select);
        });
        secrets(stops);
        stops.put("palette", () -> window.shell().overlayProperty().set(Overlay.PALETTE));
        stops.put("keys", () -> window.shell().overlayProperty().set(Overlay.KEYS));
        stops.put("space", () -> {
            window.shell().overlayProperty().set(Overlay.NONE);
            window.space().offer(Optional.of(new SpaceUse(1_264_000_000, 112_000_000)));
        });
        return stops;
    }

    private void backlog(Map<String, Runnable> stops) {
        stops.put("backlog", () -> {
            window.shell().go(ViewId.BACKLOG);
            lines().max(Comparator.comparing((OutlineRow row) ->
                                    row.findIssue().filter(Issue::blocked).isPresent())
                            .thenComparing(row -> row.findIssue().isPresent()))
                    .ifPresent(window.models().backlog()::select);
        });
        stops.put(
                "backlog-project",
                () -> lines().findFirst().ifPresent(window.models().backlog()::select));
        stops.put("backlog-plan", () -> window.models().backlog().begin(PlanViewModel.Kind.ISSUE));
    }

    private void agents(Map<String, Runnable> stops) {
        stops.put("agents", () -> {
            window.models().inbox().composingProperty().set(false);
            window.shell().go(ViewId.AGENTS);
            agent(Comparator.comparingInt(agent -> agent.holdings().size()));
        });
        stops.put("agents-paused", () -> agent(Comparator.comparing((AgentStatus agent) -> agent.pause() != null)));
        stops.put("agents-pause", () -> {
            agent(Comparator.comparing((AgentStatus agent) -> agent.pause() == null));
            window.models().agents().turn();
        });
    }

    private void agent(Comparator<AgentStatus> mostTelling) {
        window.models().agents().agents().stream()
                .max(mostTelling)
                .ifPresent(window.models().agents()::select);
    }

    private void secrets(Map<String, Runnable> stops) {
        stops.put("secrets", () -> {
            window.shell().go(ViewId.SECRETS);
            window.models().secrets().rows().stream()
                    .max(Comparator.comparingInt(secret -> secret.grants().size()))
                    .ifPresent(window.models().secrets()::select);
        });
        stops.put("secrets-new", () -> window.models().secrets().begin(SecretFormViewModel.Kind.KEEP));
        stops.put("secrets-passphrase", () -> window.models().secrets().begin(SecretFormViewModel.Kind.PASSPHRASE));
        stops.put("secrets-remove", () -> window.models().secrets().begin(SecretFormViewModel.Kind.REMOVE));
    }

    /** Returns 0 without a result, 1 with one, 2 with a branch. */
    private static int tellsOfWork(InboxItem item) {
        Result result = item.result();
        return result == null ? 0 : result.branch() == null ? 1 : 2;
    }

    private void compose() {
        window.undo().undo();
        window.models().inbox().composingProperty().set(true);
        ComposerViewModel composer = window.models().inbox().composer();
        items().filter(item -> item.assignment().runnable()).findFirst().ifPresent(item -> {
            composer.agentProperty().set(item.agent().value());
            composer.titleProperty().set(item.title());
            composer.bodyProperty().set(item.assignment().body());
            switch (item.assignment().work()) {
                case Command command -> {
                    composer.commandLineProperty().set(String.join(" ", command.argv()));
                    composer.repositoryProperty().set(command.repository());
                }
                case null -> {}
            }
        });
    }

    /** Returns the item with the most to show: one that is being worked on, else one with a result, else the newest. */
    private Optional<InboxItem> mostTelling() {
        return items().max(Comparator.comparing((InboxItem item) -> item.state() == ItemState.WORKING)
                .thenComparing(item -> item.assignment().runnable())
                .thenComparing(item -> item.result() != null)
                .thenComparing(InboxItem::id));
    }

    private Stream<OutlineRow> lines() {
        return List.copyOf(window.models().backlog().rows()).stream();
    }

    private Stream<Ask> asks() {
        return List.copyOf(window.models().needs().rows()).stream()
                .map(Slot::find)
                .flatMap(Optional::stream);
    }

    private Stream<InboxItem> items() {
        return List.copyOf(window.models().inbox().rows()).stream()
                .map(Slot::find)
                .flatMap(Optional::stream);
    }

    /** Completes once no work is pending any more. */
    public void whenQuiet(CompletableFuture<Boolean> quiet) {
        window.background().whenQuiet(() -> quiet.complete(true));
    }

    /** Tells whether the control plane has answered. */
    public boolean connected() {
        return window.shell().connectionProperty().get() instanceof ConnectionState.Live;
    }

    /** Captures the window as it is now. */
    public WritableImage photograph() {
        return window.scene().snapshot(null);
    }

    @Override
    public void close() {
        stage.hide();
        window.close();
    }
}
