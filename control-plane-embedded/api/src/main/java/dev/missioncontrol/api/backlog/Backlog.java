package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps projects, epics and issues. Every change is on disk and in the log before it returns. Thread-safe. */
public interface Backlog {
    /**
     * Creates a project, or changes the one of that name.
     *
     * @throws ControlPlaneException {@code FORBIDDEN}
     */
    Project put(ProjectPlan plan, IdempotencyKey key);

    /** Lists all projects by name, each with the progress of its issues. */
    List<Project> projects();

    /**
     * Creates an epic.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-project)
     */
    Epic create(EpicPlan plan, IdempotencyKey key);

    /**
     * Changes an epic, which stays in its project.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-epic), {@code INVALID} (another-project)
     */
    Epic change(EpicId id, EpicPlan plan, IdempotencyKey key);

    /** Lists the epics of a project, oldest first, each with the progress of its issues. */
    List<Epic> epics(ProjectName project);

    /**
     * Creates an issue.
     *
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-project, unknown-epic, unknown-issue), {@code INVALID}
     * (another-project) for an epic of another project
     */
    Issue create(NewIssue issue, IdempotencyKey key);

    /**
     * Submits one command on an issue. Refuses moves that its state does not allow ({@code illegal-state}), beginning
     * or finishing a {@code blocked} issue, and circular dependencies ({@code dependency-cycle}).
     *
     * @throws ControlPlaneException as {@link #create(NewIssue, IdempotencyKey)}
     */
    IssueOutcome submit(IssueId id, IssueCommand command, IdempotencyKey key);

    Optional<Issue> find(IssueId id);

    /** Lists issues, newest first; {@code cursor} is {@link Page#next()} of the page before. */
    Page<Issue> issues(IssueFilter filter, @Nullable String cursor, int limit);

    /** Lists the items that refer to the issue, newest first. */
    Page<InboxItem> items(IssueId id, @Nullable String cursor, int limit);
}
