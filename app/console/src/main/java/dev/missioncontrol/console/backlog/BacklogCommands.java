package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.undo.CommandSender;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Stale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** Moves rows of the backlog, each after the undo window. Confined to the JavaFX thread. */
public final class BacklogCommands {
    private static final int TITLE_SHOWN = 60;

    private final Backlog backlog;
    private final Undo undo;
    private final CommandSender sender;
    private final ObservableMap<Object, Move> expected = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Runnable changed = () -> {};

    /** Explains why a move was not made, for the row it was meant for. */
    public record Notice(Object row, String sentence) {}

    BacklogCommands(Backlog backlog, Background background, Time time, Undo undo) {
        this.backlog = backlog;
        this.undo = undo;
        this.sender = new CommandSender(background, time);
    }

    void onChanged(Runnable listener) {
        changed = listener;
    }

    /** Holds moves that will be made unless the operator undoes them, by the row's identity. */
    public ObservableMap<Object, Move> expected() {
        return expected;
    }

    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return sender.savingProperty();
    }

    public boolean possible(Move move, OutlineRow row) {
        return move.fits(row) && !expected.containsKey(row.identity());
    }

    void move(Move move, OutlineRow row) {
        if (!possible(move, row)) {
            return;
        }
        notice.set(null);
        Callable<Optional<String>> command = command(move, row);
        String title = VisibleText.line(row.words().title());
        String shown = title.length() > TITLE_SHOWN ? title.substring(0, TITLE_SHOWN) + "…" : title;
        undo.hold(move.words() + " “" + shown + "”", () -> send(row, command), () -> expected.remove(row.identity()));
        expected.put(row.identity(), move);
    }

    private void send(OutlineRow row, Callable<Optional<String>> command) {
        sender.send(
                command,
                refusal -> {
                    expected.remove(row.identity());
                    refusal.ifPresent(why -> notice.set(new Notice(row.identity(), sentence(why))));
                    changed.run();
                },
                problem -> {
                    expected.remove(row.identity());
                    notice.set(new Notice(row.identity(), Failure.of(problem).sentence()));
                    if (problem instanceof ControlPlaneException failure && failure.category() == Category.CONFLICT) {
                        changed.run();
                    }
                });
    }

    /** Returns why the move was refused; empty when it was made. */
    private Callable<Optional<String>> command(Move move, OutlineRow row) {
        IdempotencyKey key = IdempotencyKey.random();
        return switch (row) {
            case OutlineRow.ProjectRow(Project project) -> {
                ProjectPlan plan = project.plan();
                ProjectPlan moved = new ProjectPlan(
                        plan.name(), plan.words(), Objects.requireNonNull(move.project()), plan.repository());
                yield () -> {
                    backlog.put(moved, project.version(), key);
                    return Optional.empty();
                };
            }
            case OutlineRow.EpicRow(Epic epic) -> {
                EpicPlan moved =
                        new EpicPlan(epic.plan().project(), epic.plan().words(), Objects.requireNonNull(move.epic()));
                yield () -> {
                    backlog.change(epic.id(), moved, epic.version(), key);
                    return Optional.empty();
                };
            }
            case OutlineRow.IssueRow(Issue issue, boolean inEpic) -> {
                IssueCommand moved = new IssueCommand.Move(Objects.requireNonNull(move.issue()));
                yield () -> switch (backlog.submit(issue.id(), moved, issue.version(), key)) {
                    case IssueOutcome.Accepted accepted -> Optional.empty();
                    case IssueOutcome.Stale(Issue current, Actor by) ->
                        Optional.of(Stale.sentence("issue", Stale.word(current.state()), by));
                    case IssueOutcome.Refused(String type, String why, Issue current) -> Optional.of(why);
                };
            }
        };
    }

    private static String sentence(String text) {
        String visible = VisibleText.line(text);
        return visible.endsWith(".") ? visible : visible + ".";
    }
}
