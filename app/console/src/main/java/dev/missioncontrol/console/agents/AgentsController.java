package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Evidence;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.cells.TableColumns;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import dev.missioncontrol.console.words.Sign;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class AgentsController implements View {
    private static final double ROOM_FOR_RUNTIME = 640;

    private final AgentsViewModel model;
    private final ShellViewModel shell;
    private final Ways ways;
    private final AgentDetailNodes nodes;

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
    private TextField filter;

    @FXML
    private VBox content;

    @FXML
    private Label heading;

    @FXML
    private Button turn;

    @FXML
    private Label saving;

    @FXML
    private HBox ask;

    @FXML
    private TextField reason;

    @FXML
    private Button confirm;

    @FXML
    private Label notice;

    @FXML
    private VBox detail;

    private Shown shown = Shown.NOTHING;

    /** Leads to other views: the composer, when there is no agent yet, and an item in the inbox. */
    public record Ways(Runnable newItem, Consumer<ItemId> openItem) {}

    /** Holds the data from which the detail was built. */
    private record Shown(@Nullable AgentStatus agent, List<SessionReport> sessions, TimeMode mode) {
        static final Shown NOTHING = new Shown(null, List.of(), TimeMode.RELATIVE);
    }

    public AgentsController(AgentsViewModel model, ShellViewModel shell, Ways ways) {
        this.ways = ways;
        this.model = model;
        this.shell = shell;
        this.nodes = new AgentDetailNodes(model, shell, ways.openItem());
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnAction(event -> table.requestFocus());
        table.setItems(model.agents());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.select(now);
            }
        });
        model.selectedProperty().subscribe(this::mark);
        model.agents().addListener((Observable changed) -> showEmpty());
        model.runtimes().addListener((Observable changed) -> {
            showCards();
            showDetail();
        });
        shell.clockProperty().nowProperty().addListener((property, before, now) -> {
            showCards();
            nodes.age();
        });
        acts();
        shell.timeModeProperty().addListener((property, before, now) -> showDetail());
        columns();
        showEmpty();
        showCards();
        Split.keep(split, "agents", 0.64, shell.settings());
    }

    private void acts() {
        DetailNodes.hideWhenEmpty(notice);
        DetailNodes.show(saving, false);
        model.commands().savingProperty().subscribe(slow -> DetailNodes.show(saving, slow));
        model.commands().askingProperty().subscribe(asked -> {
            DetailNodes.show(ask, asked != null);
            if (asked != null) {
                reason.clear();
                reason.requestFocus();
            } else if (reason.isFocused()) {
                table.requestFocus();
            }
        });
        model.commands().noticeProperty().subscribe(said -> showNotice());
        confirm.disableProperty().bind(reason.textProperty().map(String::isBlank));
        reason.setOnAction(event -> confirm());
    }

    @FXML
    private void writeItem() {
        ways.newItem().run();
    }

    @FXML
    private void turn() {
        model.turn();
    }

    @FXML
    private void confirm() {
        model.commands().confirm(reason.getText());
    }

    @FXML
    private void abandon() {
        model.commands().abandon();
    }

    private void columns() {
        TableColumns.paint(liveness, (cell, row) -> {
            cell.setGraphic(new SignView(Sign.of(row.liveness())));
            cell.hover(row.livenessEvidence().observation());
        });
        TableColumns.text(name, row -> VisibleText.line(row.name().value()));
        TableColumns.text(
                runtime, row -> row.runtime() == null ? "" : row.runtime().value());
        TableColumns.paint(
                activity,
                (cell, row) -> {
                    SignView sign = new SignView();
                    sign.show(
                            Sign.of(row.activity()),
                            Sign.of(row.activity()).word() + age(" · ", row.activityEvidence()));
                    cell.setGraphic(sign);
                    cell.hover(row.activityEvidence().observation());
                },
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        TableColumns.text(item, AgentsController::held);
        TableColumns.paint(
                seen,
                (cell, row) -> cell.text(
                        age("", row.livenessEvidence()), row.livenessEvidence().observation()),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        runtime.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_RUNTIME));
        TableColumns.text(queue, row -> row.queueDepth() == 0 ? "" : Long.toString(row.queueDepth()));
    }

    private static String held(AgentStatus agent) {
        String more = agent.holdings().size() > 1 ? "+" + (agent.holdings().size() - 1) + "  " : "";
        return agent.currentTitle() == null ? "" : more + VisibleText.line(agent.currentTitle());
    }

    private String age(String before, Evidence evidence) {
        Instant at = evidence.at();
        return at == null
                ? ""
                : before
                        + shell.timeModeProperty()
                                .get()
                                .text(at, shell.clockProperty().now());
    }

    private void showEmpty() {
        boolean nobody = model.nobody();
        DetailNodes.show(empty, nobody);
        DetailNodes.show(split, !nobody);
        mark(model.selectedProperty().get());
    }

    private void showCards() {
        cards.getChildren().setAll(model.runtimes().stream().map(nodes::card).toList());
        DetailNodes.show(cards, !model.runtimes().isEmpty());
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
        DetailNodes.show(none, agent == null);
        DetailNodes.show(content, agent != null);
        if (agent == null) {
            shown = Shown.NOTHING;
            return;
        }
        Shown wanted = new Shown(
                agent, model.sessionsOf(agent.name()), shell.timeModeProperty().get());
        // Rebuilt only when the data has changed, so that no button is replaced under the pointer.
        if (!wanted.equals(shown)) {
            shown = wanted;
            showHead(agent);
            detail.getChildren().setAll(nodes.detail(agent));
        }
        showNotice();
    }

    private void showHead(AgentStatus agent) {
        heading.setText(VisibleText.line(agent.name().value()));
        heading.setTooltip(new Tooltip(heading.getText()));
        String verb = agent.pause() == null ? "Pause" : "Resume";
        turn.setText(verb);
        turn.setTooltip(new Tooltip(agent.pause() == null ? "Give it no new work   P" : "Let it take work again   P"));
    }

    private void showNotice() {
        AgentCommands.Notice said = model.commands().noticeProperty().get();
        boolean here = said != null
                && model.selected()
                        .filter(agent -> agent.name().equals(said.agent()))
                        .isPresent();
        notice.setText(here ? said.sentence() : "");
    }

    private void openItem() {
        model.selected().map(AgentStatus::currentItem).ifPresent(ways.openItem());
    }

    /** Selects an agent that was chosen in another view. */
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
    public List<ConsoleAction> actions() {
        return List.of(
                ConsoleAction.of("Next agent", "J", () -> move(1)),
                ConsoleAction.of("Previous agent", "K", () -> move(-1)),
                ConsoleAction.of("Filter agents", "/", filter::requestFocus),
                new ConsoleAction("Pause the agent", "P", () -> paused(false), model::turn),
                new ConsoleAction("Resume the agent", "P", () -> paused(true), model::turn),
                new ConsoleAction(
                        "Open what the agent holds",
                        "Enter",
                        () -> model.selected().map(AgentStatus::currentItem).isPresent(),
                        this::openItem),
                new ConsoleAction(
                        "Look again now",
                        "",
                        () -> model.agents().stream().anyMatch(agent -> agent.liveness() != Liveness.ALIVE),
                        model::load));
    }

    private boolean paused(boolean now) {
        return model.selected().filter(agent -> (agent.pause() != null) == now).isPresent();
    }

    @Override
    public boolean back() {
        if (model.commands().askingProperty().get() != null) {
            model.commands().abandon();
        } else if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
        } else if (!filter.isFocused()) {
            return false;
        }
        table.requestFocus();
        return true;
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
}
