package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.FactGrid;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.cells.TableColumns;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.keys.KeyDispatch;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class BacklogController implements View {
    private final BacklogViewModel model;
    private final ShellViewModel shell;
    private final Map<Move, Button> buttons = new EnumMap<>(Move.class);

    @FXML
    private Label headline;

    @FXML
    private TextField filter;

    @FXML
    private Label problem;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<OutlineRow> table;

    @FXML
    private TableColumn<OutlineRow, OutlineRow> state;

    @FXML
    private TableColumn<OutlineRow, OutlineRow> title;

    @FXML
    private TableColumn<OutlineRow, OutlineRow> progress;

    @FXML
    private TableColumn<OutlineRow, OutlineRow> changed;

    @FXML
    private Label noHit;

    @FXML
    private Node empty;

    @FXML
    private Node planner;

    @FXML
    private Label none;

    @FXML
    private VBox detail;

    @FXML
    private HBox line;

    @FXML
    private Label heading;

    @FXML
    private FlowPane moves;

    @FXML
    private Label notice;

    @FXML
    private GridPane facts;

    @FXML
    private VBox story;

    public BacklogController(BacklogViewModel model, ShellViewModel shell) {
        this.model = model;
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        DetailNodes.hideWhenEmpty(notice);
        for (Move move : Move.values()) {
            Button button = new Button(move.words());
            button.setFocusTraversable(false);
            button.getStyleClass().add("action-button");
            button.setTooltip(new Tooltip(move.words() + "   " + KeyDispatch.shown(move.keys())));
            button.setOnAction(event -> model.move(move));
            buttons.put(move, button);
        }
        table.setItems(model.rows());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.select(now);
            }
        });
        model.rows()
                .addListener((Observable rows) -> mark(model.selectedProperty().get()));
        model.selectedProperty().subscribe(this::mark);
        model.aroundProperty().subscribe(around -> showStory());
        model.planningProperty().subscribe(planning -> {
            showEmpty(); // set first, so that the fields that appear can take the focus
            showDetail();
        });
        model.emptyProperty().subscribe(nothing -> showEmpty());
        model.commands().expected().addListener((Observable expected) -> {
            table.refresh();
            showDetail();
        });
        model.commands().noticeProperty().subscribe(said -> showDetail());
        shell.clockProperty().nowProperty().addListener((property, before, now) -> showFacts());
        shell.timeModeProperty().addListener((property, before, now) -> showFacts());
        columns();
        Split.keep(split, "backlog", 0.6, shell.settings());
    }

    private void columns() {
        TableColumns.paint(state, (cell, row) -> cell.setGraphic(new SignView(model.sign(row))));
        TableColumns.paint(title, (cell, row) -> {
            cell.setGraphic(BacklogDetailNodes.title(row));
            cell.hover(VisibleText.line(row.words().title()));
        });
        TableColumns.paint(progress, (cell, row) -> cell.setGraphic(BacklogDetailNodes.progress(row)));
        TableColumns.paint(
                changed,
                (cell, row) -> cell.text(
                        shell.timeModeProperty()
                                .get()
                                .text(changedAt(row), shell.clockProperty().now()),
                        shell.timeModeProperty().get().exact(changedAt(row))),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
    }

    private static Instant changedAt(OutlineRow row) {
        return switch (row) {
            case OutlineRow.ProjectRow(Project project) -> project.times().changedAt();
            case OutlineRow.EpicRow(Epic epic) -> epic.times().changedAt();
            case OutlineRow.IssueRow(Issue issue, boolean inEpic) ->
                issue.times().changedAt();
        };
    }

    private void showEmpty() {
        boolean nothing =
                model.emptyProperty().get() && !model.planningProperty().get();
        DetailNodes.show(empty, nothing);
        noHit.setVisible(!model.emptyProperty().get());
        DetailNodes.show(split, !nothing);
    }

    private void mark(@Nullable OutlineRow row) {
        int index = row == null
                ? -1
                : IntStream.range(0, model.rows().size())
                        .filter(i -> model.rows().get(i).identity().equals(row.identity()))
                        .findFirst()
                        .orElse(-1);
        if (index >= 0 && index != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(index);
        }
        showDetail();
    }

    private void showDetail() {
        OutlineRow row = model.selectedProperty().get();
        boolean planning = model.planningProperty().get();
        DetailNodes.show(planner, planning);
        DetailNodes.show(none, row == null && !planning);
        DetailNodes.show(detail, row != null && !planning);
        if (row == null) {
            return;
        }
        Label kind = new Label(row.kind());
        kind.getStyleClass().add("muted");
        line.getChildren().setAll(new SignView(model.sign(row)), kind);
        heading.setText(VisibleText.line(row.words().title()));
        moves.getChildren()
                .setAll(buttons.entrySet().stream()
                        .filter(entry -> model.possible(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
        DetailNodes.show(moves, !moves.getChildren().isEmpty());
        BacklogCommands.Notice said = model.commands().noticeProperty().get();
        notice.setText(said != null && said.row().equals(row.identity()) ? said.sentence() : "");
        showFacts();
        showStory();
    }

    private void showFacts() {
        model.selected()
                .ifPresent(row -> FactGrid.fill(
                        facts,
                        BacklogDetailNodes.facts(
                                row,
                                shell.clockProperty().now(),
                                shell.timeModeProperty().get())));
    }

    private void showStory() {
        story.getChildren()
                .setAll(model.selected()
                        .map(row -> BacklogDetailNodes.story(
                                row, model.aroundProperty().get()))
                        .orElse(List.of()));
        DetailNodes.show(story, !story.getChildren().isEmpty());
    }

    @FXML
    private void newIssue() {
        model.begin(PlanViewModel.Kind.ISSUE);
    }

    @FXML
    private void newProject() {
        model.begin(PlanViewModel.Kind.PROJECT);
    }

    private void go(int by) {
        int at = table.getSelectionModel().getSelectedIndex();
        if (!model.rows().isEmpty()) {
            int to = Math.clamp(at + by, 0, model.rows().size() - 1);
            table.getSelectionModel().clearAndSelect(to);
            table.scrollTo(Math.max(0, to - 8));
        }
    }

    @Override
    public List<ConsoleAction> actions() {
        List<ConsoleAction> actions = new ArrayList<>();
        actions.add(ConsoleAction.of("New issue", "N", this::newIssue));
        actions.add(ConsoleAction.of("New epic", "Shift+N", () -> model.begin(PlanViewModel.Kind.EPIC)));
        actions.add(ConsoleAction.of("New project", "Shift+P", this::newProject));
        actions.add(ConsoleAction.of("Filter the backlog", "/", filter::requestFocus));
        actions.add(ConsoleAction.of("Next line", "J", () -> go(1)));
        actions.add(ConsoleAction.of("Previous line", "K", () -> go(-1)));
        Stream.of(Move.values())
                .map(move -> new ConsoleAction(
                        move.words() + ": the selected line",
                        move.keys(),
                        () -> model.possible(move),
                        () -> model.move(move)))
                .forEach(actions::add);
        return actions;
    }

    @Override
    public void activate() {
        model.activate();
        table.requestFocus();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }

    @Override
    public boolean back() {
        if (model.planningProperty().get()) {
            model.planningProperty().set(false);
        } else if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
        } else {
            return false;
        }
        table.requestFocus();
        return true;
    }
}
