package dev.missioncontrol.core.backlog;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueFilter;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.idempotency.IdempotentCall;
import dev.missioncontrol.core.idempotency.Once;
import dev.missioncontrol.core.inbox.items.IssueItems;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Implements the backlog for one principal. Thread-safe. */
public final class CoreBacklog implements Backlog {
    private static final int PAGE_MAX = 500;

    private final BacklogServices services;
    private final Principal principal;
    private final Once once;

    public CoreBacklog(BacklogServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
        this.once = new Once(services.writer());
    }

    @Override
    public Project put(ProjectPlan plan, @Nullable Version seen, IdempotencyKey key) {
        return once.run(
                call(key, "put project", plan),
                Project.class,
                _ -> true,
                transaction -> services.changes().put(transaction, plan, seen, principal.actor()));
    }

    @Override
    public Epic create(EpicPlan plan, IdempotencyKey key) {
        return once.run(
                call(key, "create epic", plan),
                Epic.class,
                _ -> true,
                transaction -> services.changes().create(transaction, plan, principal.actor()));
    }

    @Override
    public Epic change(EpicId id, EpicPlan plan, @Nullable Version seen, IdempotencyKey key) {
        return once.run(
                call(key, "change epic " + id, plan),
                Epic.class,
                _ -> true,
                transaction -> services.changes().change(transaction, id, plan, seen, principal.actor()));
    }

    @Override
    public Issue create(NewIssue issue, IdempotencyKey key) {
        return once.run(
                call(key, "create issue", issue),
                Issue.class,
                _ -> true,
                transaction -> services.changes().create(transaction, issue, principal.actor()));
    }

    @Override
    public IssueOutcome submit(IssueId id, IssueCommand command, @Nullable Version seen, IdempotencyKey key) {
        return once.run(
                call(key, "issue " + id, command),
                IssueOutcome.class,
                outcome -> outcome instanceof IssueOutcome.Accepted,
                transaction -> services.changes().submit(transaction, id, command, seen, principal.actor()));
    }

    private IdempotentCall call(IdempotencyKey key, String what, Object command) {
        principal.require(Action.CHANGE_BACKLOG);
        return IdempotentCall.of(principal.actor(), key, what + " " + Json.write(command));
    }

    @Override
    public List<Project> projects() {
        principal.require(Action.READ_BACKLOG);
        return services.store().read(BacklogView::projects);
    }

    @Override
    public List<Epic> epics(ProjectName project) {
        principal.require(Action.READ_BACKLOG);
        return services.store().read(handle -> {
            if (!BacklogStore.hasProject(handle, project)) {
                throw BacklogChanges.unknown("project", project);
            }
            return BacklogView.epics(handle, project);
        });
    }

    @Override
    public Optional<Issue> find(IssueId id) {
        principal.require(Action.READ_BACKLOG);
        return services.store()
                .read(handle -> BacklogStore.find(handle, id)
                        .map(issue -> BacklogView.seen(handle, List.of(issue)).getFirst()));
    }

    @Override
    public Page<Issue> issues(IssueFilter filter, @Nullable String cursor, int limit) {
        principal.require(Action.READ_BACKLOG);
        IssueId before = cursor == null ? null : cursor(cursor, IssueId::new);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        List<Issue> issues = services.store()
                .read(handle -> BacklogView.seen(handle, BacklogStore.issues(handle, filter, before, rows + 1)));
        return Page.of(issues, rows, issue -> issue.id().value());
    }

    @Override
    public Page<InboxItem> items(IssueId id, @Nullable String cursor, int limit) {
        principal.require(Action.READ_BACKLOG);
        principal.require(Action.READ_INBOX);
        ItemId before = cursor == null ? null : cursor(cursor, ItemId::new);
        int rows = Math.clamp(limit, 1, PAGE_MAX);
        IssueItems.Reference reference = services.store()
                .read(handle -> BacklogStore.find(handle, id)
                        .map(issue -> BacklogView.reference(handle, issue))
                        .orElseThrow(() -> BacklogChanges.unknown("issue", id)));
        List<InboxItem> items = services.items().of(reference, before, rows + 1);
        return Page.of(items, rows, item -> item.id().value());
    }

    private static <T> T cursor(String cursor, Function<String, T> id) {
        try {
            return id.apply(cursor);
        } catch (IllegalArgumentException e) {
            throw Page.foreignCursor(e);
        }
    }
}
