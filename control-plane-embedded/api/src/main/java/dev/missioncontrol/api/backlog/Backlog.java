package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps projects, epics and issues. Every change is on disk and in the log before it returns. Thread-safe. */
public interface Backlog {
    /**
     * Creates a project, or changes the one of that name.
     *
     * @param seen the version that the caller decided on
     * @throws ControlPlaneException {@code FORBIDDEN}, {@code CONFLICT} (stale) if the project has another version
     */
    Project put(ProjectPlan plan, @Nullable Version seen, IdempotencyKey key);

    /** Creates a project, or changes whichever version it has. */
    default Project put(ProjectPlan plan, IdempotencyKey key) {
        return put(plan, null, key);
    }

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
     * @param seen the version that the caller decided on
     * @throws ControlPlaneException {@code NOT_FOUND} (unknown-epic), {@code INVALID} (another-project),
     * {@code CONFLICT} (stale) if the epic has another version
     */
    Epic change(EpicId id, EpicPlan plan, @Nullable Version seen, IdempotencyKey key);

    /** Changes an epic, whichever version it has. */
    default Epic change(EpicId id, EpicPlan plan, IdempotencyKey key) {
        return change(id, plan, null, key);
    }

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
     * @param seen the version that the caller decided on; the command is {@link IssueOutcome.Stale} on any other
     * @throws ControlPlaneException as {@link #create(NewIssue, IdempotencyKey)}
     */
    IssueOutcome submit(IssueId id, IssueCommand command, @Nullable Version seen, IdempotencyKey key);

    /** Submits one command, whichever version of the issue it meets. */
    default IssueOutcome submit(IssueId id, IssueCommand command, IdempotencyKey key) {
        return submit(id, command, null, key);
    }

    Optional<Issue> find(IssueId id);

    /** Lists issues, newest first; {@code cursor} is {@link Page#next()} of the page before. */
    Page<Issue> issues(IssueFilter filter, @Nullable String cursor, int limit);

    /** Lists the items that refer to the issue, newest first. */
    Page<InboxItem> items(IssueId id, @Nullable String cursor, int limit);
}
