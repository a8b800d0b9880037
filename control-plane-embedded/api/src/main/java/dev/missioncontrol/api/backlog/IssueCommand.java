package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands on an existing issue. */
public sealed interface IssueCommand {
    /** Moves it to another state. */
    record Move(IssueState to) implements IssueCommand {
        public Move {
            Checks.required(to, "to");
        }
    }

    /** Replaces its words and labels. */
    record Edit(Words words, List<String> labels) implements IssueCommand {
        public Edit {
            Checks.required(words, "words");
            labels = NewIssue.labels(labels);
        }
    }

    /** Puts it into an epic of its project, or into none, and sets its dependencies. */
    record Relate(@Nullable EpicId epic, List<IssueId> dependsOn) implements IssueCommand {
        public Relate {
            dependsOn = NewIssue.dependencies(dependsOn);
        }
    }
}
