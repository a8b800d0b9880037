package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicId;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueId;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.words.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Holds the form for a new entry of the backlog. Confined to the JavaFX thread. */
public final class PlanViewModel {
    private final Backlog backlog;
    private final Background background;
    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.ISSUE);
    private final ObservableList<ProjectName> projects = FXCollections.observableArrayList();
    private final ObservableList<Choice> epics = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ProjectName> project = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice> epic = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty repository = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty labels = new SimpleStringProperty("");
    private final StringProperty dependsOn = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty sending = new SimpleBooleanProperty();
    private Outline outline = Outline.EMPTY;
    private IdempotencyKey key = IdempotencyKey.random();
    private Consumer<OutlineRow> created = row -> {};

    /** The kind of entry that the form creates. */
    public enum Kind {
        PROJECT("New project"),
        EPIC("New epic"),
        ISSUE("New issue");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** An epic to choose, or none. */
    public record Choice(@Nullable EpicId id, String title) {
        static final Choice NONE = new Choice(null, "No epic");

        @Override
        public String toString() {
            return title;
        }
    }

    PlanViewModel(Backlog backlog, Background background) {
        this.backlog = backlog;
        this.background = background;
        project.addListener((property, before, now) -> showEpics(now));
        // A changed text needs a new idempotency key; the same text sent again after a lost answer keeps its key.
        List.of(name, repository, title, text, labels, dependsOn)
                .forEach(field -> field.addListener((property, before, now) -> key = IdempotencyKey.random()));
        project.addListener((property, before, now) -> key = IdempotencyKey.random());
        epic.addListener((property, before, now) -> key = IdempotencyKey.random());
    }

    void onCreated(Consumer<OutlineRow> listener) {
        created = listener;
    }

    public ReadOnlyObjectProperty<Kind> kindProperty() {
        return kind.getReadOnlyProperty();
    }

    public ObservableList<ProjectName> projects() {
        return projects;
    }

    /** Returns the epics of the chosen project, and the choice of none. */
    public ObservableList<Choice> epics() {
        return epics;
    }

    public ObjectProperty<@Nullable ProjectName> projectProperty() {
        return project;
    }

    public ObjectProperty<@Nullable Choice> epicProperty() {
        return epic;
    }

    /** Holds the name of a new project. */
    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty repositoryProperty() {
        return repository;
    }

    public StringProperty titleProperty() {
        return title;
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Holds labels separated by blanks or commas. */
    public StringProperty labelsProperty() {
        return labels;
    }

    /** Holds numbers of issues of the same project: {@code #3 #5}. */
    public StringProperty dependsOnProperty() {
        return dependsOn;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public BooleanProperty sendingProperty() {
        return sending;
    }

    /** Starts with an empty form, in the project and epic of the selection. */
    void begin(Kind what, Optional<OutlineRow> beside, Outline known) {
        outline = known;
        kind.set(what);
        List.of(name, repository, title, text, labels, dependsOn).forEach(field -> field.set(""));
        problem.set("");
        projects.setAll(known.projects().stream()
                .map(Project::plan)
                .map(ProjectPlan::name)
                .toList());
        ProjectName where = beside.map(OutlineRow::projectName)
                .filter(projects::contains)
                .orElse(projects.isEmpty() ? null : projects.getFirst());
        project.set(where);
        showEpics(where);
        EpicId epicOf = beside.map(PlanViewModel::epicOf).orElse(null);
        epics.stream()
                .filter(choice -> choice.id() != null && choice.id().equals(epicOf))
                .findFirst()
                .ifPresent(epic::set);
    }

    private static @Nullable EpicId epicOf(OutlineRow row) {
        return switch (row) {
            case OutlineRow.ProjectRow none -> null;
            case OutlineRow.EpicRow(Epic epic) -> epic.id();
            case OutlineRow.IssueRow(Issue issue, boolean inEpic) -> issue.epic();
        };
    }

    private void showEpics(@Nullable ProjectName of) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.NONE));
        if (of != null) {
            outline.epics().getOrDefault(of, List.of()).stream()
                    .filter(each -> each.plan().state() == EpicState.OPEN)
                    .map(each -> new Choice(each.id(), each.plan().words().title()))
                    .forEach(choices::add);
        }
        epics.setAll(choices);
        epic.set(Choice.NONE);
    }

    /** Creates the entry, unless a field is missing. */
    public void submit() {
        if (sending.get()) {
            return;
        }
        Callable<OutlineRow> command;
        try {
            command = command();
        } catch (IllegalArgumentException e) {
            problem.set(sentence(e));
            return;
        }
        problem.set("");
        sending.set(true);
        background.run(
                command,
                row -> {
                    sending.set(false);
                    key = IdempotencyKey.random();
                    created.accept(row);
                },
                failure -> {
                    sending.set(false);
                    problem.set(Failure.of(failure).sentence());
                });
    }

    private Callable<OutlineRow> command() {
        require(title, "Give it a title.");
        Words words = new Words(title.get().strip(), text.get());
        IdempotencyKey intention = key;
        return switch (kind.get()) {
            case PROJECT -> {
                require(name, "Give the project a name.");
                String owner =
                        repository.get().isBlank() ? null : repository.get().strip();
                ProjectPlan plan =
                        new ProjectPlan(new ProjectName(name.get().strip()), words, ProjectState.ACTIVE, owner);
                if (projects.contains(plan.name())) {
                    throw new IllegalArgumentException("There is a project of that name.");
                }
                yield () -> new OutlineRow.ProjectRow(backlog.put(plan, intention));
            }
            case EPIC -> {
                EpicPlan plan = new EpicPlan(chosenProject(), words, EpicState.OPEN);
                yield () -> new OutlineRow.EpicRow(backlog.create(plan, intention));
            }
            case ISSUE -> {
                Choice in = epic.get();
                NewIssue issue = new NewIssue(
                        chosenProject(), words, in == null ? null : in.id(), split(labels.get()), dependencies());
                yield () -> {
                    Issue made = backlog.create(issue, intention);
                    return new OutlineRow.IssueRow(made, made.epic() != null);
                };
            }
        };
    }

    private ProjectName chosenProject() {
        ProjectName chosen = project.get();
        if (chosen == null) {
            throw new IllegalArgumentException("Choose a project.");
        }
        return chosen;
    }

    private List<IssueId> dependencies() {
        ProjectName where = chosenProject();
        return split(dependsOn.get()).stream()
                .map(word -> outline.issues().stream()
                        .filter(issue -> issue.project().equals(where) && word.equals("#" + issue.number()))
                        .map(Issue::id)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("“" + word + "” is not among the issues shown of "
                                        + where + "; write #3 #5, or clear the filter.")))
                .toList();
    }

    private static List<String> split(String words) {
        return Arrays.stream(words.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void require(StringProperty field, String sentence) {
        if (field.get().isBlank()) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static String sentence(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        String text = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
