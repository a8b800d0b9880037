package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Blocks;
import dev.missioncontrol.console.cells.Columns;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.keys.Action;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import dev.missioncontrol.console.words.Sign;
import java.time.Instant;
import java.util.List;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds agents and runtimes. Confined to the JavaFX thread. */
public final class AgentsController implements View {
    private static final double ROOM_FOR_RUNTIME = 640;

    private final AgentsViewModel model;
    private final ShellViewModel shell;
    private final Runnable newItem;
    private final AgentBlocks blocks;

    @FXML
    private Label headline;

    @FXML
    private Label problem;

    @FXML
    private FlowPane cards;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<AgentStatus> table;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> liveness;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> name;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> runtime;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> activity;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> item;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> seen;

    @FXML
    private TableColumn<AgentStatus, AgentStatus> queue;

    @FXML
    private Node empty;

    @FXML
    private Label none;

    @FXML
    private VBox whole;

    @FXML
    private Label heading;

    @FXML
    private Button pause;

    @FXML
    private HBox reasonPart;

    @FXML
    private TextField pauseReason;

    @FXML
    private VBox detail;

    /** @param newItem leads to the composer, the next step where there is no agent yet */
    public AgentsController(AgentsViewModel model, ShellViewModel shell, Runnable newItem) {
        this.newItem = newItem;
        this.model = model;
        this.shell = shell;
        this.blocks = new AgentBlocks(model, shell);
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        problem.textProperty().bind(model.problemProperty());
        Blocks.hideWhenEmpty(problem);
        table.setItems(model.agents());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.select(now);
            }
        });
        pauseReason.textProperty().bindBidirectional(model.reasonProperty());
        pauseReason.setOnAction(event -> model.pause());
        model.pausingProperty().subscribe(pausing -> {
            Blocks.show(reasonPart, pausing);
            (pausing ? pauseReason : table).requestFocus();
        });
        model.selectedProperty().subscribe(this::mark);
        model.agents().addListener((Observable changed) -> showEmpty());
        model.runtimes().addListener((Observable changed) -> showCards());
        shell.ticker().nowProperty().addListener((property, before, now) -> {
            showCards();
            showDetail();
        });
        shell.timeModeProperty().addListener((property, before, now) -> showDetail());
        columns();
        showEmpty();
        showCards();
        Split.keep(split, "agents", 0.64, shell.settings());
    }

    @FXML
    private void writeItem() {
        newItem.run();
    }

    private void columns() {
        Columns.paint(liveness, (cell, row) -> {
            cell.setGraphic(new SignView(Sign.of(row.liveness())));
            cell.hover(row.livenessEvidence().observation());
        });
        Columns.text(name, row -> VisibleText.line(row.name().value()));
        Columns.text(runtime, row -> row.runtime() == null ? "" : row.runtime().value());
        Columns.paint(
                activity,
                (cell, row) -> {
                    SignView sign = new SignView();
                    sign.show(
                            Sign.of(row.activity()),
                            Sign.of(row.activity()).word() + age(" · ", row.activityEvidence()));
                    cell.setGraphic(sign);
                    cell.hover(row.activityEvidence().observation());
                },
                shell.ticker().nowProperty(),
                shell.timeModeProperty());
        Columns.text(item, row -> row.currentTitle() == null ? "" : VisibleText.line(row.currentTitle()));
        Columns.paint(
                seen,
                (cell, row) -> cell.text(
                        age("", row.livenessEvidence()), row.livenessEvidence().observation()),
                shell.ticker().nowProperty(),
                shell.timeModeProperty());
        runtime.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_RUNTIME));
        Columns.text(queue, row -> row.queueDepth() == 0 ? "" : Long.toString(row.queueDepth()));
    }

    private String age(String before, Evidence evidence) {
        Instant at = evidence.at();
        return at == null
                ? ""
                : before
                        + shell.timeModeProperty().get().text(at, shell.ticker().now());
    }

    private void showEmpty() {
        boolean nobody = model.agents().isEmpty();
        Blocks.show(empty, nobody);
        Blocks.show(split, !nobody);
        mark(model.selectedProperty().get());
    }

    private void showCards() {
        cards.getChildren().setAll(model.runtimes().stream().map(blocks::card).toList());
        Blocks.show(cards, !model.runtimes().isEmpty());
    }

    private void mark(@Nullable AgentStatus agent) {
        int index = agent == null ? -1 : model.agents().indexOf(agent);
        if (index >= 0 && index != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(index);
        }
        showDetail();
    }

    private void showDetail() {
        AgentStatus agent = model.selectedProperty().get();
        Blocks.show(none, agent == null);
        Blocks.show(whole, agent != null);
        if (agent != null) {
            heading.setText(VisibleText.line(agent.name().value()));
            pause.setText(model.paused() ? "Resume" : "Pause");
        }
        detail.getChildren().setAll(agent == null ? List.of() : blocks.detail(agent));
    }

    @FXML
    private void pauseOrResume() {
        model.pauseOrResume();
    }

    @FXML
    private void pauseNow() {
        model.pause();
    }

    /** Selects an agent that was chosen elsewhere. */
    public void open(AgentStatus agent) {
        model.select(agent);
    }

    private void move(int by) {
        int at = table.getSelectionModel().getSelectedIndex();
        if (!model.agents().isEmpty()) {
            table.getSelectionModel()
                    .clearAndSelect(Math.clamp(at + by, 0, model.agents().size() - 1));
        }
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("Next agent", "J", () -> move(1)),
                Action.of("Previous agent", "K", () -> move(-1)),
                new Action(
                        "Pause or resume the agent",
                        "P",
                        () -> model.selectedProperty().get() != null,
                        model::pauseOrResume),
                new Action(
                        "Look again now",
                        "",
                        () -> model.agents().stream().anyMatch(agent -> agent.liveness() != Liveness.ALIVE),
                        model::load));
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
        boolean pausing = model.pausingProperty().get();
        model.pausingProperty().set(false);
        return pausing;
    }
}
