package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue as its author writes it; it gets the next number of its project. */
public record NewIssue(
        ProjectName project, Words words, @Nullable EpicId epic, List<String> labels, List<IssueId> dependsOn) {
    static final int LABELS_MAX = 32;
    static final int DEPENDENCIES_MAX = 100;

    public NewIssue {
        Checks.required(project, "project");
        Checks.required(words, "words");
        labels = labels(labels);
        dependsOn = dependencies(dependsOn);
    }

    /** The smallest issue. */
    public static NewIssue of(ProjectName project, String title) {
        return new NewIssue(project, new Words(title, ""), null, List.of(), List.of());
    }

    static List<String> labels(@Nullable List<String> labels) {
        List<String> checked = Checks.listed(labels, "labels", LABELS_MAX);
        checked.forEach(label -> Checks.text(label, "label", 64));
        return checked.stream().distinct().toList();
    }

    static List<IssueId> dependencies(@Nullable List<IssueId> issues) {
        return Checks.listed(issues, "dependsOn", DEPENDENCIES_MAX).stream()
                .distinct()
                .sorted()
                .toList();
    }
}
