package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds the outline of the backlog, the selection in it and the details of the selected row. Confined to the JavaFX
 * thread.
 */
public final class BacklogViewModel {
    private static final Duration CALM = Duration.ofMillis(250);
    private static final int ITEMS_MAX = 50;
    private static final int DEPENDENCIES_SHOWN = 20;

    private final Backlog backlog;
    private final Background background;
    private final BacklogCommands commands;
    private final PlanViewModel plan;
    private final Later refresh;
    private final ObservableList<OutlineRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable OutlineRow> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Around> around = new ReadOnlyObjectWrapper<>(Around.NOTHING);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final BooleanProperty planning = new SimpleBooleanProperty();
    private Outline outline = Outline.EMPTY;
    private boolean active;
    private boolean dirty = true;
    private long asked;

    /** Holds an issue's dependencies and the items that refer to it. */
    public record Around(List<Issue> dependencies, Page<InboxItem> items) {
        static final Around NOTHING = new Around(List.of(), new Page<>(List.of(), null));

        public Around {
            dependencies = List.copyOf(dependencies);
        }
    }

    public BacklogViewModel(ControlPlane controlPlane, Background background, Time time, Undo undo) {
        this.backlog = controlPlane.backlog();
        this.background = background;
        this.commands = new BacklogCommands(backlog, background, time, undo);
        this.plan = new PlanViewModel(backlog, background);
        this.refresh = new Later(time, CALM, this::load);
        Later typed = new Later(time, CALM, this::load);
        filter.addListener((property, before, now) -> typed.request());
        commands.onChanged(this::load);
        plan.onCreated(row -> {
            planning.set(false);
            select(row);
            load();
        });
    }

    public ObservableList<OutlineRow> rows() {
        return rows;
    }

    public BacklogCommands commands() {
        return commands;
    }

    public PlanViewModel plan() {
        return plan;
    }

    public ReadOnlyObjectProperty<@Nullable OutlineRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public Optional<OutlineRow> selected() {
        return Optional.ofNullable(selected.get());
    }

    public ReadOnlyObjectProperty<Around> aroundProperty() {
        return around.getReadOnlyProperty();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Describes an invalid filter or a failed fetch in one sentence; empty if there is neither. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** For example {@code 2 projects · 14 issues · 3 blocked}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** Tells whether the backlog is empty, whatever the filter. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Tells whether the form for a new entry is open. */
    public BooleanProperty planningProperty() {
        return planning;
    }

    /** Refreshes the outline when the view is shown. */
    public void activate() {
        active = true;
        if (dirty) {
            load();
        }
    }

    /** Stops refreshing when the view is hidden; changes are fetched when it is shown again. */
    public void deactivate() {
        active = false;
    }

    public void onEvents(List<AuditEvent> events) {
        if (events.stream().anyMatch(event -> concerns(event.subject()))) {
            dirty = true;
            if (active) {
                refresh.request();
            }
        }
    }

    private static boolean concerns(String subject) {
        return subject.startsWith("project:")
                || subject.startsWith("epic:")
                || subject.startsWith("issue:")
                || subject.startsWith("item:");
    }

    /** Fetches the rows that match the filter. */
    public void load() {
        BacklogFilterText wanted;
        try {
            wanted = BacklogFilterText.parse(filter.get());
        } catch (FilterProblem e) {
            problem.set(e.getMessage() + ".");
            return;
        } catch (IllegalArgumentException e) {
            problem.set("The filter cannot be used: " + e.getMessage() + ".");
            return;
        }
        asked++;
        long mine = asked;
        background.run(
                () -> Outline.fetch(backlog, wanted.filter()),
                fetched -> {
                    if (mine == asked) {
                        show(fetched, wanted);
                    }
                },
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    public void select(@Nullable OutlineRow row) {
        OutlineRow before = selected.get();
        boolean same = before != null && row != null && before.identity().equals(row.identity());
        if (row != null && !same) {
            planning.set(false);
        }
        if (!same) {
            around.set(Around.NOTHING);
        }
        selected.set(row);
        if (row != null) {
            row.findIssue().ifPresent(this::look);
        }
    }

    /** Returns the sign of the row: of its state, or of the state that a held-back move will lead to. */
    public Sign sign(OutlineRow row) {
        Move move = commands.expected().get(row.identity());
        return move == null ? row.sign() : new Sign("sign-acked", move.words().toLowerCase(Locale.ROOT));
    }

    public boolean possible(Move move) {
        return selected().filter(row -> commands.possible(move, row)).isPresent() && !planning.get();
    }

    public void move(Move move) {
        if (possible(move)) {
            selected().ifPresent(row -> commands.move(move, row));
        }
    }

    /** Opens the form for a new entry beside the selection; without any project the entry is a project. */
    public void begin(PlanViewModel.Kind kind) {
        plan.begin(outline.projects().isEmpty() ? PlanViewModel.Kind.PROJECT : kind, selected(), outline);
        planning.set(true);
    }

    private void show(Outline fetched, BacklogFilterText wanted) {
        outline = fetched;
        dirty = false;
        problem.set(
                fetched.cut()
                        ? "These are the first " + Numbers.grouped(Outline.ISSUES_MAX)
                                + " issues; narrow the filter to see others."
                        : "");
        empty.set(fetched.projects().isEmpty());
        List<OutlineRow> now = fetched.rows(wanted);
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        selected()
                .flatMap(row -> now.stream()
                        .filter(other -> other.identity().equals(row.identity()))
                        .findFirst())
                .ifPresent(this::select);
        long blocked = fetched.issues().stream().filter(Issue::blocked).count();
        headline.set(Numbers.count(fetched.projects().size(), "project") + " · "
                + Numbers.count(fetched.issues().size(), "issue")
                + (blocked == 0 ? "" : " · " + Numbers.grouped(blocked) + " blocked"));
    }

    private void look(Issue issue) {
        IssueId id = issue.id();
        background.run(
                () -> new Around(
                        issue.dependsOn().stream()
                                .limit(DEPENDENCIES_SHOWN)
                                .map(backlog::find)
                                .flatMap(Optional::stream)
                                .toList(),
                        backlog.items(id, null, ITEMS_MAX)),
                found -> {
                    if (selected().filter(row -> row.identity().equals(id)).isPresent()) {
                        around.set(found);
                    }
                },
                failure -> {
                    // The issue itself stays; the status line shows that the connection is lost.
                });
    }
}
