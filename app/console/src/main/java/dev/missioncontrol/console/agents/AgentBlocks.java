package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Holding;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Blocks;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.words.Ages;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The parts of the agents view that are built from data: a runtime's card, an agent's detail. */
final class AgentBlocks {
    private final AgentsViewModel model;
    private final ShellViewModel shell;

    AgentBlocks(AgentsViewModel model, ShellViewModel shell) {
        this.model = model;
        this.shell = shell;
    }

    Node card(RuntimeStatus runtime) {
        Label name = new Label(runtime.name().value());
        name.getStyleClass().add("card-title");
        Label life = new Label("life " + runtime.incarnation().value());
        life.getStyleClass().add("muted");
        life.setTooltip(new Tooltip("How often this runtime has started; older lives are fenced"));
        HBox head = Blocks.line(name, life, new SignView(Sign.of(runtime.liveness())));
        Label host = new Label(VisibleText.line(runtime.host() + " · " + runtime.system() + " · " + runtime.version()));
        host.getStyleClass().add("muted");
        host.setTooltip(new Tooltip(host.getText()));
        Label sessions = new Label(Numbers.count(runtime.sessions().size(), "session") + " · attach "
                + (runtime.attach() ? "on" : "off") + " · seen " + ago(runtime.evidence()));
        sessions.setTooltip(new Tooltip(VisibleText.line(runtime.evidence().observation())
                + (runtime.attach() ? "" : ". Attach is off: tmux is not installed there")));
        VBox card = new VBox(4, head, host, sessions);
        card.getStyleClass().add("card");
        return card;
    }

    List<Node> detail(AgentStatus agent) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Blocks.heading("Liveness"));
        evidence(nodes, Sign.of(agent.liveness()), agent.livenessEvidence());
        nodes.add(Blocks.heading("Activity"));
        evidence(nodes, Sign.of(agent.activity()), agent.activityEvidence());
        nodes.add(Blocks.heading("Holds"));
        agent.holdings().forEach(held -> holding(nodes, held));
        if (agent.holdings().isEmpty()) {
            nodes.add(muted("Nothing now."));
        }
        nodes.add(Blocks.heading("Waiting"));
        nodes.add(muted(
                agent.queueDepth() == 0
                        ? "No pending item."
                        : Numbers.count(agent.queueDepth(), "pending item") + "."));
        List<SessionReport> sessions = model.sessionsOf(agent.name());
        if (!sessions.isEmpty()) {
            nodes.add(Blocks.heading(sessions.size() == 1 ? "Session" : "Sessions"));
            sessions.forEach(session -> session(nodes, session));
        }
        return nodes;
    }

    private void evidence(List<Node> nodes, Sign sign, Evidence evidence) {
        Label age = muted(ago(evidence));
        Instant at = evidence.at();
        if (at != null) {
            age.setTooltip(new Tooltip(shell.timeModeProperty().get().exact(at)));
        }
        nodes.add(Blocks.line(new SignView(sign), age));
        nodes.add(Blocks.text(VisibleText.line(evidence.observation()), "muted"));
    }

    /** An item with its lease: how long it stays the agent's without another sign of life. */
    private void holding(List<Node> nodes, Holding held) {
        Label title = new Label(VisibleText.line(held.title()));
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(title.getText()));
        Instant until = held.leaseUntil();
        Label lease = muted(until == null ? "since " + ago(held.since()) : left(until));
        lease.setTooltip(new Tooltip("Since " + shell.timeModeProperty().get().exact(held.since())
                + (until == null
                        ? ""
                        : ", lease until " + shell.timeModeProperty().get().exact(until))));
        lease.setWrapText(false);
        nodes.add(Blocks.line(title, lease));
        nodes.add(new SignView(Sign.of(held.state())));
    }

    private String left(Instant until) {
        Instant now = shell.ticker().now();
        return until.isAfter(now) ? "lease " + Ages.between(now, until) + " left" : "lease over";
    }

    private void session(List<Node> nodes, SessionReport session) {
        String tmux = session.tmux();
        if (tmux != null) {
            nodes.add(Blocks.line(Blocks.mono(tmux), Copying.button(tmux, "the session's name")));
        }
        nodes.add(Blocks.line(Blocks.mono(session.worktree()), Copying.button(session.worktree(), "the worktree")));
        Instant output = session.lastOutputAt();
        nodes.add(muted("Started " + ago(session.startedAt())
                + (output == null ? ", no output yet" : ", last output " + ago(output))));
        model.attachCommand(session)
                .ifPresentOrElse(
                        command -> {
                            nodes.add(Blocks.heading("Watch it in a terminal"));
                            nodes.add(Blocks.line(Blocks.mono(command), Copying.button(command, "the command")));
                        },
                        () -> nodes.add(muted("Attach is off: tmux is not installed on that machine.")));
    }

    private String ago(Evidence evidence) {
        Instant at = evidence.at();
        return at == null ? "never" : ago(at);
    }

    private String ago(Instant at) {
        String text = shell.timeModeProperty().get().text(at, shell.ticker().now());
        return switch (shell.timeModeProperty().get()) {
            case RELATIVE -> text + " ago";
            case LOCAL, UTC -> text;
        };
    }

    private static Label muted(String text) {
        return Blocks.text(text, "muted");
    }
}
