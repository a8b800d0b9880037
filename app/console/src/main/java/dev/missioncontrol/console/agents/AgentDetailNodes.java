package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.GatewayStatus;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.words.Ages;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Builds the parts of the agents view from data: a runtime's card and an agent's detail. */
final class AgentDetailNodes {
    private final AgentsViewModel model;
    private final ShellViewModel shell;
    private final Consumer<ItemId> openItem;
    private final List<Runnable> aging = new ArrayList<>();

    AgentDetailNodes(AgentsViewModel model, ShellViewModel shell, Consumer<ItemId> openItem) {
        this.model = model;
        this.shell = shell;
        this.openItem = openItem;
    }

    Node card(RuntimeStatus runtime) {
        Label name = new Label(runtime.name().value());
        name.getStyleClass().add("card-title");
        Label life = new Label("life " + runtime.incarnation().value());
        life.getStyleClass().add("muted");
        life.setTooltip(new Tooltip("How often this runtime has started; older lives are fenced"));
        HBox head = DetailNodes.line(name, life, new SignView(Sign.of(runtime.liveness())));
        Label host = new Label(VisibleText.line(runtime.host() + " · " + runtime.system() + " · " + runtime.version()));
        host.getStyleClass().add("muted");
        host.setTooltip(new Tooltip(host.getText()));
        Label sessions = new Label(Numbers.count(runtime.sessions().size(), "session") + " · attach "
                + (runtime.attach() ? "on" : "off") + " · seen " + ago(runtime.evidence()));
        sessions.setTooltip(new Tooltip(VisibleText.line(runtime.evidence().observation())
                + (runtime.attach() ? "" : ". Attach is off: tmux is not installed there")));
        VBox card = new VBox(4, head, host, sessions);
        GatewayStatus gateway = runtime.gateway();
        if (gateway != null) {
            card.getChildren().add(gateway(gateway));
        }
        model.lastBlip(runtime.name()).ifPresent(blip -> card.getChildren().add(blip(blip)));
        card.getStyleClass().add("card");
        return card;
    }

    /** Shows the gateway's state and the number of its connected channels. */
    private Node gateway(GatewayStatus gateway) {
        GatewayReport report = gateway.report();
        SignView sign = new SignView();
        sign.show(Sign.of(report.state()), "gateway " + Sign.of(report.state()).word());
        Label channels = new Label(report.connected().size() + "/"
                + report.channels().size() + " connected · since " + ago(gateway.since()));
        channels.setMinWidth(0);
        channels.setTooltip(new Tooltip(
                report.channels().stream().map(AgentDetailNodes::channel).collect(Collectors.joining("\n"))));
        return new HBox(8, sign, channels);
    }

    private static String channel(GatewayReport.Channel channel) {
        String state = channel.connected() ? "connected" : channel.running() ? "running, not connected" : "stopped";
        return VisibleText.line(channel.name() + ": " + state);
    }

    private Node blip(Blip blip) {
        String why = switch (blip.cause()) {
            case ORDERED -> "ordered" + (blip.orderedBy() == null ? "" : " by " + blip.orderedBy());
            case UNORDERED -> "nobody ordered it";
            case CRASH -> "crash";
        };
        Instant closed = blip.closedAt();
        String lasted = closed == null ? "still lasts" : "for " + Ages.between(blip.openedAt(), closed);
        Label label = muted(VisibleText.line("Interrupted " + ago(blip.openedAt()) + ", " + lasted + " · " + why
                + " · hit " + Numbers.count(blip.hit().size(), "item")));
        label.setTooltip(new Tooltip(
                blip.hit().isEmpty()
                        ? "No item was held then."
                        : blip.hit().stream().map(AgentDetailNodes::hit).collect(Collectors.joining("\n"))));
        return label;
    }

    private static String hit(Blip.Hit hit) {
        String outcome = hit.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return VisibleText.line(hit.title() + " (" + hit.agent() + "): " + outcome);
    }

    /** Shows the evidence for liveness and activity, and the items that the agent holds. */
    List<Node> detail(AgentStatus agent) {
        aging.clear();
        List<Node> nodes = new ArrayList<>();
        nodes.add(DetailNodes.heading("Liveness"));
        evidence(nodes, Sign.of(agent.liveness()), agent.livenessEvidence());
        nodes.add(DetailNodes.heading("Activity"));
        evidence(nodes, Sign.of(agent.activity()), agent.activityEvidence());
        Pause pause = agent.pause();
        if (pause != null) {
            nodes.add(DetailNodes.heading("Paused"));
            nodes.add(aged(() -> "By " + VisibleText.line(pause.by().toString()) + ", " + ago(pause.at()), pause.at()));
            nodes.add(DetailNodes.text(pause.reason()));
        }
        nodes.add(DetailNodes.heading("Holds"));
        if (agent.holdings().isEmpty()) {
            nodes.add(muted("Nothing now."));
        }
        agent.holdings().forEach(holding -> nodes.add(holding(holding)));
        if (agent.holdings().size() == AgentStatus.HOLDINGS_MAX) {
            nodes.add(DetailNodes.text("The inbox lists what else it holds.", "muted"));
        }
        nodes.add(DetailNodes.heading("Waiting for it"));
        nodes.add(muted(
                agent.queueDepth() == 0
                        ? "No pending item."
                        : Numbers.count(agent.queueDepth(), "pending item") + "."));
        used(nodes, model.usedToday(agent.name()));
        List<SessionReport> sessions = model.sessionsOf(agent.name());
        if (!sessions.isEmpty()) {
            nodes.add(DetailNodes.heading(sessions.size() == 1 ? "Session" : "Sessions"));
            sessions.forEach(session -> session(nodes, session));
        }
        return nodes;
    }

    /** Shows the usage of its sessions since midnight, UTC. */
    private static void used(List<Node> nodes, List<DailyUsage> today) {
        if (today.isEmpty()) {
            return;
        }
        nodes.add(DetailNodes.heading("Used today, as its sessions report"));
        double cost = today.stream().mapToDouble(used -> used.costs().total()).sum();
        long tokens = today.stream()
                .map(DailyUsage::tokens)
                .mapToLong(used -> used.in() + used.out() + used.cacheRead() + used.cacheWrite())
                .sum();
        Label sum = muted(String.format(Locale.ROOT, "$%.2f", cost) + " · " + Numbers.count(tokens, "token"));
        sum.setTooltip(new Tooltip(today.stream().map(AgentDetailNodes::used).collect(Collectors.joining("\n"))));
        nodes.add(sum);
    }

    private static String used(DailyUsage usage) {
        String project = usage.project() == null ? "no project named" : VisibleText.line(usage.project());
        return project + ": "
                + String.format(Locale.ROOT, "$%.4f", usage.costs().total());
    }

    /** Updates ages in place, so that no button is replaced under the pointer. */
    void age() {
        aging.forEach(Runnable::run);
    }

    /** Shows an item that the agent holds: a title that opens it, its state and the rest of its lease. */
    private Node holding(Holding holding) {
        String shown = VisibleText.line(holding.title());
        Button title = new Button(shown);
        title.getStyleClass().addAll("flat", "link-button");
        title.setFocusTraversable(false);
        title.setTooltip(new Tooltip(shown + "\n" + holding.item().value()));
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        title.setOnAction(event -> openItem.accept(holding.item()));
        Label lease = aged(() -> lease(holding), holding.since());
        lease.setWrapText(false);
        return new VBox(2, title, DetailNodes.line(new SignView(Sign.of(holding.state())), lease));
    }

    private String lease(Holding holding) {
        String time = shell.timeModeProperty()
                .get()
                .text(holding.since(), shell.clockProperty().now());
        String since = switch (shell.timeModeProperty().get()) {
            case RELATIVE -> "for " + time;
            case LOCAL, UTC -> "since " + time;
        };
        Instant until = holding.leaseUntil();
        if (until == null) {
            return since;
        }
        Duration left = Duration.between(shell.clockProperty().now(), until);
        return since + " · " + (left.isPositive() ? "lease " + Ages.of(left) + " left" : "lease running out");
    }

    private void evidence(List<Node> nodes, Sign sign, Evidence evidence) {
        Instant at = evidence.at();
        nodes.add(DetailNodes.line(new SignView(sign), at == null ? muted("never") : aged(() -> ago(at), at)));
        nodes.add(DetailNodes.text(VisibleText.line(evidence.observation()), "muted"));
    }

    private Label aged(Supplier<String> words, Instant at) {
        Label label = muted(words.get());
        label.setTooltip(new Tooltip(shell.timeModeProperty().get().exact(at)));
        aging.add(() -> label.setText(words.get()));
        return label;
    }

    private void session(List<Node> nodes, SessionReport session) {
        String tmux = session.tmux();
        if (tmux != null) {
            nodes.add(DetailNodes.line(DetailNodes.mono(tmux), Copying.button(tmux, "the session's name")));
        }
        nodes.add(DetailNodes.line(
                DetailNodes.mono(session.worktree()), Copying.button(session.worktree(), "the worktree")));
        Instant output = session.lastOutputAt();
        nodes.add(aged(
                () -> "Started " + ago(session.startedAt())
                        + (output == null ? ", no output yet" : ", last output " + ago(output)),
                session.startedAt()));
        model.attachCommand(session)
                .ifPresentOrElse(
                        command -> {
                            nodes.add(DetailNodes.heading("Watch it in a terminal"));
                            nodes.add(DetailNodes.line(
                                    DetailNodes.mono(command), Copying.button(command, "the command")));
                        },
                        () -> nodes.add(muted("Attach is off: tmux is not installed on that machine.")));
    }

    private String ago(Evidence evidence) {
        Instant at = evidence.at();
        return at == null ? "never" : ago(at);
    }

    private String ago(Instant at) {
        String text =
                shell.timeModeProperty().get().text(at, shell.clockProperty().now());
        return switch (shell.timeModeProperty().get()) {
            case RELATIVE -> text + " ago";
            case LOCAL, UTC -> text;
        };
    }

    private static Label muted(String text) {
        return DetailNodes.text(text, "muted");
    }
}
