package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.PagedTable;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.cells.TableColumns;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import dev.missioncontrol.console.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

public final class NeedsController implements View {
    private static final int OPTIONS_BY_KEY = 9;
    private static final double ROOM_FOR_DEADLINE = 560;

    private final NeedsViewModel model;
    private final ShellViewModel shell;
    private final Failed failed;
    private final AnswerController answer;

    @FXML
    private Label headline;

    @FXML
    private Button failedForGood;

    @FXML
    private CheckBox showSnoozed;

    @FXML
    private Label problem;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Slot<Ask>> table;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> kind;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> need;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> who;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> holds;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> deadline;

    @FXML
    private TableColumn<Slot<Ask>, Slot<Ask>> age;

    @FXML
    private Node empty;

    private PagedTable<Ask> list;

    /** Refers to items that failed permanently: they need a human too and are listed in the inbox. */
    public record Failed(ReadOnlyLongProperty count, Runnable show, Runnable inbox) {}

    @SuppressWarnings("NullAway.Init") // initialize() creates the list once the table exists
    public NeedsController(NeedsViewModel model, ShellViewModel shell, Failed failed, AnswerController answer) {
        this.model = model;
        this.shell = shell;
        this.failed = failed;
        this.answer = answer;
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        showSnoozed.selectedProperty().bindBidirectional(model.showSnoozedProperty());
        failed.count().subscribe(count -> {
            failedForGood.setText(Numbers.count(count.longValue(), "item") + " failed for good");
            DetailNodes.show(failedForGood, count.longValue() > 0);
        });
        list = new PagedTable<>(table, model.rows(), Ask::id, model::select);
        model.answer().askProperty().subscribe(ask -> list.mark(ask == null ? null : ask.id()));
        model.commands().expected().addListener((Observable changed) -> table.refresh());
        model.emptyProperty().subscribe(none -> {
            DetailNodes.show(empty, none);
            DetailNodes.show(split, !none);
        });
        columns();
        Split.keep(split, "needs", 0.56, shell.settings());
    }

    private void columns() {
        TableColumns.paint(
                kind,
                TableColumns.fetched((cell, ask) -> cell.setGraphic(new SignView(model.sign(ask, now())))),
                shell.clockProperty().nowProperty());
        TableColumns.paint(need, TableColumns.line(ask -> VisibleText.line(ask.need())));
        TableColumns.paint(who, TableColumns.line(AskWords::who));
        TableColumns.paint(holds, TableColumns.line(AskWords::holdsUp));
        TableColumns.paint(
                deadline,
                TableColumns.fetched((cell, ask) -> {
                    String left = AskWords.deadline(
                            ask, now(), shell.timeModeProperty().get());
                    Instant until = ask.terms().deadline();
                    cell.text(
                            left,
                            until == null ? "" : shell.timeModeProperty().get().exact(until));
                }),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        TableColumns.paint(
                age,
                TableColumns.fetched((cell, ask) -> cell.text(
                        shell.timeModeProperty().get().text(ask.dates().createdAt(), now()),
                        shell.timeModeProperty().get().exact(ask.dates().createdAt()))),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        deadline.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_DEADLINE));
    }

    private Instant now() {
        return shell.clockProperty().now();
    }

    @FXML
    private void showFailed() {
        failed.show().run();
    }

    @FXML
    private void showInbox() {
        failed.inbox().run();
    }

    @Override
    public List<ConsoleAction> actions() {
        AnswerViewModel to = model.answer();
        List<ConsoleAction> actions = new ArrayList<>();
        actions.add(ConsoleAction.of("Next ask", "J", () -> list.move(1)));
        actions.add(ConsoleAction.of("Previous ask", "K", () -> list.move(-1)));
        actions.add(new ConsoleAction(
                "Approve", "A", () -> to.awaits(AskKind.APPROVAL, AskKind.ACCESS), () -> to.decide(true)));
        actions.add(new ConsoleAction(
                "Deny", "D", () -> to.awaits(AskKind.APPROVAL, AskKind.ACCESS), () -> to.decide(false)));
        for (int number = 1; number <= OPTIONS_BY_KEY; number++) {
            int option = number;
            actions.add(new ConsoleAction(
                    "Answer with option " + option,
                    Integer.toString(option),
                    () -> to.awaits(AskKind.CHOICE)
                            && option
                                    <= to.ask().map(ask -> ask.options().size()).orElse(0),
                    () -> to.choose(option)));
        }
        actions.add(new ConsoleAction("Say that it is done", "E", () -> to.awaits(AskKind.TASK), to::done));
        actions.add(new ConsoleAction("Write the answer", "R", to::awaits, answer::focusField));
        actions.add(
                new ConsoleAction("Snooze for an hour", "H", () -> to.awaits() && !to.snoozed(), to::snoozeShortly));
        actions.add(new ConsoleAction(
                "Snooze until tomorrow", "Shift+H", () -> to.awaits() && !to.snoozed(), to::snoozeUntilTomorrow));
        actions.add(new ConsoleAction("Wake the snoozed ask", "H", to::snoozed, to::wake));
        actions.add(new ConsoleAction(
                "Withdraw the ask",
                "Shift+W",
                to::awaits,
                () -> to.withdrawingProperty().set(true)));
        actions.add(ConsoleAction.of(
                "Show or hide snoozed asks",
                "S",
                () -> model.showSnoozedProperty()
                        .set(!model.showSnoozedProperty().get())));
        actions.add(new ConsoleAction(
                "Show what failed for good", "F", () -> failed.count().get() > 0, this::showFailed));
        return actions;
    }

    @Override
    public void activate() {
        model.load();
        table.requestFocus();
    }

    @Override
    public void deactivate() {
        answer.forget();
    }

    @Override
    public boolean back() {
        boolean asked = model.answer().withdrawingProperty().get();
        if (!asked && !answer.writing()) {
            return false;
        }
        model.answer().withdrawingProperty().set(false);
        table.requestFocus();
        return true;
    }
}
