package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.PagedTable;
import dev.missioncontrol.console.cells.RowCell;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.cells.TableColumns;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import dev.missioncontrol.console.words.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

public final class InboxController implements View {
    private static final Set<String> HOLDING = Set.of("parked", "needs-approval", "blocked", "in-review");

    /** The width of a chip around its letters, including the cell. */
    private static final double LABEL_EXTRA = 40;

    private static final double ROOM_FOR_PROJECT = 660;
    private static final double ROOM_FOR_ATTEMPT = 560;

    private final InboxViewModel model;
    private final ShellViewModel shell;
    private final Optional<Runnable> demo;

    @FXML
    private Label headline;

    @FXML
    private TextField filter;

    @FXML
    private Label problem;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Slot<InboxItem>> table;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> state;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> title;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> agent;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> project;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> attempt;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> lease;

    @FXML
    private TableColumn<Slot<InboxItem>, Slot<InboxItem>> age;

    @FXML
    private Button pill;

    @FXML
    private Node empty;

    @FXML
    private Button startDemo;

    @FXML
    private StackPane side;

    @FXML
    private Node detail;

    @FXML
    private Node composer;

    private PagedTable<InboxItem> list;

    /**
     * @param demo starts the demo fleet off the JavaFX thread; absent when there is none
     */
    @SuppressWarnings("NullAway.Init") // initialize() creates the list once the table exists
    public InboxController(InboxViewModel model, ShellViewModel shell, Optional<Runnable> demo) {
        this.model = model;
        this.shell = shell;
        this.demo = demo;
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        list = new PagedTable<>(table, model.rows(), InboxItem::id, model::select);
        list.watchTop(model.atTopProperty());
        model.detail().itemProperty().subscribe(item -> list.mark(item == null ? null : item.id()));
        columns();
        pill.textProperty().bind(Bindings.concat(model.arrivedProperty().asString(), " new"));
        pill.visibleProperty().bind(model.arrivedProperty().greaterThan(0));
        model.emptyProperty().subscribe(none -> {
            DetailNodes.show(empty, none);
            DetailNodes.show(table, !none);
        });
        DetailNodes.show(startDemo, demo.isPresent());
        model.composingProperty().subscribe(composing -> {
            DetailNodes.show(composer, composing);
            DetailNodes.show(detail, !composing);
        });
        model.commands().expected().addListener((Observable changed) -> table.refresh());
        Split.keep(split, "inbox", 0.6, shell.settings());
    }

    private void columns() {
        TableColumns.paint(state, TableColumns.fetched((cell, item) -> cell.setGraphic(sign(item))));
        TableColumns.paint(title, TableColumns.fetched(this::title), title.widthProperty());
        TableColumns.paint(
                agent, TableColumns.line(item -> VisibleText.line(item.agent().value())));
        TableColumns.paint(
                project,
                TableColumns.line(item -> item.assignment().origin().project() == null
                        ? ""
                        : VisibleText.line(item.assignment().origin().project())));
        TableColumns.paint(
                attempt,
                TableColumns.line(item ->
                        item.status().attempt() == 0 ? "" : item.status().attempt() + "/" + InboxItem.ATTEMPTS_MAX));
        TableColumns.paint(
                lease, TableColumns.fetched(this::lease), shell.clockProperty().nowProperty());
        TableColumns.paint(
                age,
                TableColumns.fetched((cell, item) -> cell.text(
                        shell.timeModeProperty()
                                .get()
                                .text(
                                        item.times().createdAt(),
                                        shell.clockProperty().now()),
                        shell.timeModeProperty().get().exact(item.times().createdAt()))),
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
        project.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_PROJECT));
        attempt.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_ATTEMPT));
        shell.timeModeProperty()
                .subscribe(mode -> age.setMinWidth(
                        switch (mode) {
                            case RELATIVE -> 64;
                            case LOCAL -> 118;
                            case UTC -> 126;
                        }));
    }

    private SignView sign(InboxItem item) {
        return new SignView(Sign.of(model.shownState(item)));
    }

    private void title(RowCell<Slot<InboxItem>> cell, InboxItem item) {
        String text = VisibleText.line(item.title());
        cell.text(text, text);
        // The title has priority: labels are shown only where both fit.
        cell.setGraphic(item.assignment().labels().stream()
                .findFirst()
                .filter(label -> wide(text) + wide(label) + LABEL_EXTRA < title.getWidth())
                .map(InboxController::chip)
                .orElse(null));
    }

    private static Label chip(String label) {
        Label chip = new Label(VisibleText.line(label));
        chip.getStyleClass().addAll("row-label", HOLDING.contains(label) ? "row-label-held" : "row-label-plain");
        return chip;
    }

    private static double wide(String text) {
        Text measured = new Text(text);
        measured.setFont(Font.font("Inter", 12));
        return measured.getLayoutBounds().getWidth();
    }

    private void lease(RowCell<Slot<InboxItem>> cell, InboxItem item) {
        Lease held = item.lease();
        if (held == null) {
            cell.clear();
            return;
        }
        Instant now = shell.clockProperty().now();
        ProgressBar bar = new ProgressBar(LeaseText.part(held, now));
        bar.getStyleClass().addAll("lease-bar", LeaseText.part(held, now) < 0.25 ? "lease-low" : "lease-good");
        HBox line = new HBox(8, bar, new Label(held.holder().label()));
        line.getStyleClass().add("lease");
        cell.setGraphic(line);
        cell.hover("Held by " + held.holder().label() + ", " + LeaseText.left(held, now) + " left");
    }

    @FXML
    private void compose() {
        model.composingProperty().set(true);
    }

    @FXML
    private void startDemo() {
        startDemo.setDisable(true);
        demo.ifPresent(Runnable::run);
    }

    @FXML
    private void showArrived() {
        model.showArrived();
        list.toTop();
    }

    @Override
    public List<ConsoleAction> actions() {
        List<ConsoleAction> actions = new ArrayList<>();
        actions.add(ConsoleAction.of("New item", "N", this::compose));
        actions.add(ConsoleAction.of("Filter items", "/", filter::requestFocus));
        actions.add(ConsoleAction.of("Next item", "J", () -> list.move(1)));
        actions.add(ConsoleAction.of("Previous item", "K", () -> list.move(-1)));
        actions.add(new ConsoleAction(
                "Show or hide the detail",
                "Space",
                () -> !model.composingProperty().get(),
                this::peek));
        actions.add(new ConsoleAction(
                "Read the detail", "Enter", () -> model.detail().item().isPresent(), detail::requestFocus));
        Stream.of(ItemAction.values())
                .map(action -> new ConsoleAction(
                        action.words() + " the selected item",
                        action.keys(),
                        () -> !model.composingProperty().get() && model.detail().possible(action),
                        () -> model.detail().begin(action)))
                .forEach(actions::add);
        demo.ifPresent(run -> actions.add(
                new ConsoleAction("Start the demo fleet", "", model.emptyProperty()::get, this::startDemo)));
        return actions;
    }

    private void peek() {
        boolean shown = !split.getItems().contains(side);
        if (shown) {
            split.getItems().add(side);
            Split.place(split, "inbox", 0.6, shell.settings());
        } else {
            split.getItems().remove(side);
        }
    }

    @Override
    public void activate() {
        table.requestFocus();
    }

    @Override
    public boolean back() {
        if (model.composingProperty().get()) {
            model.composingProperty().set(false);
        } else if (model.commands().askingProperty().get() != null) {
            model.commands().abandon();
        } else if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
        } else {
            return false;
        }
        table.requestFocus();
        return true;
    }
}
