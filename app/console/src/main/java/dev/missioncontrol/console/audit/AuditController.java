package dev.missioncontrol.console.audit;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
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
import dev.missioncontrol.console.words.EventWords;
import dev.missioncontrol.console.words.Numbers;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

public final class AuditController implements View {
    private final AuditViewModel model;
    private final ShellViewModel shell;
    private final Runnable newItem;

    @FXML
    private TextField filter;

    @FXML
    private Label problem;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Slot<AuditEvent>> table;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> time;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> sequence;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> action;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> actor;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> subject;

    @FXML
    private TableColumn<Slot<AuditEvent>, Slot<AuditEvent>> summary;

    @FXML
    private Button pill;

    @FXML
    private Node empty;

    @FXML
    private Label none;

    @FXML
    private VBox detail;

    private PagedTable<AuditEvent> list;

    /**
     * @param newItem opens the composer, the suggested next step while the log is empty
     */
    @SuppressWarnings("NullAway.Init") // initialize() creates the list once the table exists
    public AuditController(AuditViewModel model, ShellViewModel shell, Runnable newItem) {
        this.newItem = newItem;
        this.model = model;
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        list = new PagedTable<>(table, model.rows(), AuditEvent::position, model::select);
        list.watchTop(model.atTopProperty());
        model.selectedProperty().subscribe(event -> {
            list.mark(event == null ? null : event.position());
            showDetail();
        });
        columns();
        pill.textProperty().bind(Bindings.concat(model.arrivedProperty().asString(), " new"));
        pill.visibleProperty().bind(model.arrivedProperty().greaterThan(0));
        model.rows().addListener((Observable changed) -> showEmpty());
        model.rows().loadingProperty().subscribe(loading -> showEmpty());
        shell.timeModeProperty().addListener((property, before, now) -> showDetail());
        showEmpty();
        Split.keep(split, "audit", 0.66, shell.settings());
    }

    @FXML
    private void writeItem() {
        newItem.run();
    }

    private void columns() {
        TableColumns.paint(
                time,
                TableColumns.fetched((cell, event) -> cell.text(
                        shell.timeModeProperty()
                                .get()
                                .text(event.at(), shell.clockProperty().now()),
                        shell.timeModeProperty().get().exact(event.at()))),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        shell.timeModeProperty().subscribe(mode -> {
            double width = switch (mode) {
                case RELATIVE -> 64;
                case LOCAL -> 118;
                case UTC -> 126;
            };
            time.setMinWidth(width);
            time.setPrefWidth(width);
        });
        TableColumns.paint(
                sequence,
                TableColumns.line(event -> Numbers.grouped(event.position().sequence())));
        TableColumns.paint(action, TableColumns.fetched((cell, event) -> {
            SignView sign = new SignView();
            sign.show(EventWords.sign(event), EventSentences.of(event));
            cell.setGraphic(sign);
            cell.hover(VisibleText.line(event.type()));
        }));
        TableColumns.paint(
                actor, TableColumns.line(event -> VisibleText.line(event.actor().toString())));
        TableColumns.paint(
                subject,
                TableColumns.fetched(
                        (cell, event) -> cell.text(EventWords.subject(event), VisibleText.line(event.subject()))));
        TableColumns.paint(summary, TableColumns.line(EventWords::summary));
    }

    private void showEmpty() {
        boolean nothing = model.rows().isEmpty()
                && model.filterProperty().get().isBlank()
                && !model.rows().loadingProperty().get();
        DetailNodes.show(empty, nothing);
        DetailNodes.show(split, !nothing);
    }

    private void showDetail() {
        AuditEvent event = model.selectedProperty().get();
        DetailNodes.show(none, event == null);
        detail.getChildren()
                .setAll(
                        event == null
                                ? List.of()
                                : EventDetailNodes.of(
                                        event, shell.timeModeProperty().get()));
    }

    @FXML
    private void showArrived() {
        model.showArrived();
        list.toTop();
    }

    @Override
    public List<ConsoleAction> actions() {
        return List.of(
                ConsoleAction.of("Filter events", "/", filter::requestFocus),
                ConsoleAction.of("Next event", "J", () -> list.move(1)),
                ConsoleAction.of("Previous event", "K", () -> list.move(-1)),
                new ConsoleAction("Event before of the same subject", "[", this::chosen, () -> model.step(-1)),
                new ConsoleAction("Event after of the same subject", "]", this::chosen, () -> model.step(1)),
                new ConsoleAction("Show only events of this subject", "", this::chosen, this::onlySubject));
    }

    private boolean chosen() {
        return model.selectedProperty().get() != null;
    }

    private void onlySubject() {
        AuditEvent event = model.selectedProperty().get();
        if (event != null) {
            model.filterProperty().set("subject:" + event.subject());
        }
    }

    @Override
    public void activate() {
        table.requestFocus();
    }

    @Override
    public boolean back() {
        if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
            table.requestFocus();
            return true;
        }
        return false;
    }
}
