package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.words.EventWords;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Builds the parts of an item's detail from its data. */
final class ItemDetailNodes {
    /** Few enough lines that the branch below is visible without scrolling. */
    private static final int LINES_SHOWN = 12;

    private ItemDetailNodes() {}

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Shows the task: the text, and the command with its repository. */
    static List<Node> story(InboxItem item) {
        List<Node> nodes = new ArrayList<>();
        if (!item.assignment().body().isBlank()) {
            nodes.add(DetailNodes.line(
                    DetailNodes.heading("Body"),
                    Copying.button(item.assignment().body(), "the body")));
            nodes.add(DetailNodes.text(item.assignment().body(), "body-text"));
        }
        switch (item.assignment().work()) {
            case Command command -> nodes.addAll(command(command));
            case null -> {}
        }
        return nodes;
    }

    private static List<Node> command(Command command) {
        FlowPane words = new FlowPane(4, 4);
        words.getChildren().setAll(DetailNodes.chips(command.argv()));
        String base = command.base() == null ? "" : "  from " + command.base();
        return List.of(
                DetailNodes.line(
                        DetailNodes.heading("Command"),
                        Copying.button(String.join(" ", command.argv()), "the command")),
                words,
                DetailNodes.line(
                        DetailNodes.mono(command.repository() + base),
                        Copying.button(command.repository(), "the repository")));
    }

    /** Shows the result; empty while there is none. */
    static List<Node> result(InboxItem item) {
        Result result = item.result();
        if (result == null) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        Integer exitCode = result.exitCode();
        Label heading = DetailNodes.heading("Result");
        if (exitCode == null) {
            nodes.add(heading);
        } else {
            Label code = new Label("exit " + exitCode);
            code.getStyleClass().addAll("mono", exitCode == 0 ? "good" : "bad");
            nodes.add(DetailNodes.line(heading, code));
        }
        if (!result.summary().isBlank()) {
            nodes.add(DetailNodes.text(sentence(result.summary())));
        }
        if (!result.lastLines().isEmpty()) {
            List<String> lines = result.lastLines();
            int before = Math.max(0, lines.size() - LINES_SHOWN);
            nodes.add(DetailNodes.code(lines.subList(before, lines.size())));
            if (before > 0) {
                nodes.add(DetailNodes.line(
                        DetailNodes.text(
                                "The last " + LINES_SHOWN + " of " + lines.size() + " lines", "muted", "small"),
                        Copying.button(String.join("\n", lines), "all lines")));
            }
        }
        Result.Branch branch = result.branch();
        if (branch != null) {
            branch(branch, nodes);
        }
        return nodes;
    }

    private static void branch(Result.Branch branch, List<Node> nodes) {
        nodes.add(DetailNodes.heading("Branch"));
        nodes.add(DetailNodes.line(DetailNodes.mono(branch.name()), Copying.button(branch.name(), "the branch")));
        nodes.add(DetailNodes.line(DetailNodes.mono(branch.at()), Copying.button(branch.at(), "where it lies")));
        for (Result.Commit commit : branch.commits()) {
            Label hash = new Label(VisibleText.line(
                    commit.hash().substring(0, Math.min(8, commit.hash().length()))));
            hash.getStyleClass().addAll("mono", "commit-hash");
            hash.setMinWidth(Label.USE_PREF_SIZE);
            Label subject = new Label(VisibleText.line(commit.subject()));
            subject.setTooltip(new Tooltip(VisibleText.line(commit.subject())));
            nodes.add(DetailNodes.line(new HBox(8, hash, subject), Copying.button(commit.hash(), "the commit")));
        }
        if (!branch.uncommitted().isEmpty()) {
            nodes.add(
                    DetailNodes.text("Changed but not committed: " + String.join(", ", branch.uncommitted()), "muted"));
        }
    }

    /** Shows the item's events, newest first. */
    static List<Node> timeline(List<AuditEvent> events, Instant now, TimeMode mode) {
        return events.stream().map(event -> row(event, now, mode)).toList();
    }

    private static Node row(AuditEvent event, Instant now, TimeMode mode) {
        SignView sign = new SignView();
        sign.show(EventWords.sign(event), EventSentences.of(event));
        sign.setMinWidth(120);
        Label actor = new Label(VisibleText.line(event.actor().toString()));
        actor.getStyleClass().add("muted");
        Label age = new Label(mode.text(event.at(), now));
        age.getStyleClass().addAll("mono", "muted");
        age.setTooltip(new Tooltip(mode.exact(event.at())));
        VBox row = new VBox(DetailNodes.line(new HBox(8, sign, actor), age));
        row.getStyleClass().add("timeline-row");
        return row;
    }
}
