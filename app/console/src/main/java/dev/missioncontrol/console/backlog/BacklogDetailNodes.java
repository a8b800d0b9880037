package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.Progress;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Builds the parts of the backlog view from data. */
final class BacklogDetailNodes {
    private static final double INDENT = 18;

    private BacklogDetailNodes() {}

    /** Shows the title, indented by its depth, after the issue's number. */
    static HBox title(OutlineRow row) {
        HBox line = new HBox(8);
        line.getStyleClass().add("outline-title");
        line.setPadding(new Insets(0, 0, 0, row.depth() * INDENT));
        row.findIssue().ifPresent(issue -> {
            Label number = new Label("#" + issue.number());
            number.getStyleClass().addAll("mono", "muted");
            number.setMinWidth(Label.USE_PREF_SIZE);
            line.getChildren().add(number);
        });
        Label title = new Label(VisibleText.line(row.words().title()));
        title.getStyleClass()
                .add(
                        switch (row) {
                            case OutlineRow.ProjectRow project -> "outline-project";
                            case OutlineRow.EpicRow epic -> "outline-epic";
                            case OutlineRow.IssueRow issue -> "outline-issue";
                        });
        title.setMinWidth(0);
        line.getChildren().add(title);
        if (row.findIssue().filter(Issue::blocked).isPresent()) {
            Label blocked = new Label("blocked");
            blocked.getStyleClass().addAll("row-label", "row-label-held");
            blocked.setMinWidth(Label.USE_PREF_SIZE);
            line.getChildren().add(blocked);
        }
        return line;
    }

    /**
     * Shows the progress of a project or an epic, or the number of an issue's completed items; empty when there is
     * none.
     */
    static Node progress(OutlineRow row) {
        return switch (row) {
            case OutlineRow.ProjectRow(Project project) -> bar(project.progress());
            case OutlineRow.EpicRow(Epic epic) -> bar(epic.progress());
            case OutlineRow.IssueRow(Issue issue, boolean inEpic) -> items(issue.items());
        };
    }

    private static Node bar(Progress progress) {
        if (progress.issues() == 0) {
            return new Label();
        }
        ProgressBar bar = new ProgressBar((double) progress.done() / progress.issues());
        bar.getStyleClass().addAll("lease-bar", "lease-good");
        HBox line = new HBox(8, bar, new Label(progress.done() + "/" + progress.issues() + " issues"));
        line.getStyleClass().add("lease");
        return line;
    }

    private static Node items(ItemCounts counts) {
        Label label = new Label(
                counts.total() == 0
                        ? ""
                        : Numbers.grouped(counts.in(ItemState.COMPLETED)) + "/"
                                + Numbers.count(counts.total(), "item"));
        label.getStyleClass().add("muted");
        return label;
    }

    static List<Fact> facts(OutlineRow row, Instant now, TimeMode mode) {
        Fact.Sheet sheet = new Fact.Sheet(now, mode);
        switch (row) {
            case OutlineRow.ProjectRow(Project project) ->
                sheet.add("Name", project.plan().name().value())
                        .add("Repo", project.plan().repository())
                        .add("Progress", words(project.progress()))
                        .time("Created", project.times().createdAt())
                        .time("Changed", project.times().changedAt());
            case OutlineRow.EpicRow(Epic epic) ->
                sheet.add("Project", epic.plan().project().value())
                        .add("Progress", words(epic.progress()))
                        .time("Created", epic.times().createdAt())
                        .time("Changed", epic.times().changedAt());
            case OutlineRow.IssueRow(Issue issue, boolean inEpic) ->
                sheet.add("Project", issue.project().value())
                        .add("Number", "#" + issue.number())
                        .add("Labels", String.join(", ", issue.labels()))
                        .add("Author", issue.author().toString())
                        .time("Created", issue.times().createdAt())
                        .time("Changed", issue.times().changedAt());
        }
        return sheet.facts();
    }

    private static String words(Progress progress) {
        return progress.issues() == 0 ? "no issues yet" : progress.done() + " of " + progress.issues() + " done";
    }

    /** Shows the text, the dependencies and the items. */
    static List<Node> story(OutlineRow row, BacklogViewModel.Around around) {
        List<Node> nodes = new ArrayList<>();
        if (!row.words().text().isBlank()) {
            nodes.add(DetailNodes.text(row.words().text()));
        }
        row.findIssue().ifPresent(issue -> {
            if (!around.dependencies().isEmpty()) {
                nodes.add(DetailNodes.heading(issue.blocked() ? "Blocked by" : "Depends on"));
                around.dependencies().forEach(other -> nodes.add(dependency(other)));
                int others = issue.dependsOn().size() - around.dependencies().size();
                if (others > 0) {
                    nodes.add(DetailNodes.text("and " + Numbers.count(others, "more issue"), "muted"));
                }
            }
            nodes.add(DetailNodes.heading("Items"));
            if (around.items().rows().isEmpty()) {
                nodes.add(DetailNodes.text(
                        "None yet. Items refer to it as #" + issue.number() + " in this project.", "muted"));
            }
            around.items().rows().forEach(item -> nodes.add(item(item)));
            if (around.items().next() != null) {
                nodes.add(DetailNodes.text(
                        "These are the newest " + around.items().rows().size() + " items; the issue has more.",
                        "muted"));
            }
        });
        return nodes;
    }

    private static Node dependency(Issue other) {
        Label title = new Label(
                "#" + other.number() + "  " + VisibleText.line(other.words().title()));
        return sided(new OutlineRow.IssueRow(other, false).sign(), title);
    }

    private static Node item(InboxItem item) {
        return sided(Sign.of(item.state()), new Label(VisibleText.line(item.title())));
    }

    private static Node sided(Sign sign, Label title) {
        SignView view = new SignView(sign);
        view.setMinWidth(100);
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(title.getText()));
        return new HBox(8, view, title);
    }
}
