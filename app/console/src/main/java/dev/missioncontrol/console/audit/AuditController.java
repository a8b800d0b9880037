package dev.missioncontrol.console.audit;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Blocks;
import dev.missioncontrol.console.cells.Columns;
import dev.missioncontrol.console.cells.PagedTable;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.keys.Action;
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

/** Binds the log. Confined to the JavaFX thread. */
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

    /** @param newItem leads to the composer, the next step where nothing has happened yet */
    @SuppressWarnings("NullAway.Init") // the list is made in initialize(), when the table exists
    public AuditController(AuditViewModel model, ShellViewModel shell, Runnable newItem) {
        this.newItem = newItem;
        this.model = model;
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        problem.textProperty().bind(model.problemProperty());
        Blocks.hideWhenEmpty(problem);
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
        Columns.paint(
                time,
                Columns.fetched((cell, event) -> cell.text(
                        shell.timeModeProperty()
                                .get()
                                .text(event.at(), shell.ticker().now()),
                        shell.timeModeProperty().get().exact(event.at()))),
                shell.ticker().nowProperty(),
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
        Columns.paint(
                sequence, Columns.line(event -> Numbers.grouped(event.position().sequence())));
        Columns.paint(action, Columns.fetched((cell, event) -> {
            SignView sign = new SignView();
            sign.show(EventWords.sign(event), EventSentences.of(event));
            cell.setGraphic(sign);
            cell.hover(VisibleText.line(event.type()));
        }));
        Columns.paint(
                actor, Columns.line(event -> VisibleText.line(event.actor().toString())));
        Columns.paint(
                subject,
                Columns.fetched(
                        (cell, event) -> cell.text(EventWords.subject(event), VisibleText.line(event.subject()))));
        Columns.paint(summary, Columns.line(EventWords::summary));
    }

    private void showEmpty() {
        boolean nothing = model.rows().isEmpty()
                && model.filterProperty().get().isBlank()
                && !model.rows().loadingProperty().get();
        Blocks.show(empty, nothing);
        Blocks.show(split, !nothing);
    }

    private void showDetail() {
        AuditEvent event = model.selectedProperty().get();
        Blocks.show(none, event == null);
        detail.getChildren()
                .setAll(
                        event == null
                                ? List.of()
                                : EventBlocks.of(event, shell.timeModeProperty().get()));
    }

    @FXML
    private void showArrived() {
        model.showArrived();
        list.toTop();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("Filter events", "/", filter::requestFocus),
                Action.of("Next event", "J", () -> list.move(1)),
                Action.of("Previous event", "K", () -> list.move(-1)),
                new Action("Event before of the same subject", "[", this::chosen, () -> model.step(-1)),
                new Action("Event after of the same subject", "]", this::chosen, () -> model.step(1)),
                new Action("Show only events of this subject", "", this::chosen, this::onlySubject));
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
