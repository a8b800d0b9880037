package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.FactGrid;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.keys.KeyDispatch;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.words.Sign;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class DetailController {
    private static final int TITLE_SHOWN = 160;

    private final InboxViewModel model;
    private final DetailViewModel detail;
    private final ItemCommands commands;
    private final ShellViewModel shell;
    private final Map<ItemAction, Button> buttons = new EnumMap<>(ItemAction.class);

    @FXML
    private Label none;

    @FXML
    private VBox content;

    @FXML
    private HBox line;

    @FXML
    private Label title;

    @FXML
    private HBox actions;

    @FXML
    private FlowPane actionBar;

    @FXML
    private Label saving;

    @FXML
    private HBox ask;

    @FXML
    private TextField reason;

    @FXML
    private CheckBox retryable;

    @FXML
    private Button confirm;

    @FXML
    private Label notice;

    @FXML
    private ScrollPane scroll;

    @FXML
    private GridPane facts;

    @FXML
    private VBox story;

    @FXML
    private VBox result;

    @FXML
    private VBox timeline;

    private @Nullable InboxItem told;

    public DetailController(InboxViewModel model, ShellViewModel shell) {
        this.model = model;
        this.detail = model.detail();
        this.commands = model.commands();
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        for (ItemAction action : ItemAction.values()) {
            Button button = new Button(action.words());
            button.setFocusTraversable(false);
            button.getStyleClass().addAll("action-button");
            button.setTooltip(new Tooltip(action.words() + "   " + KeyDispatch.shown(action.keys())));
            button.setOnAction(event -> detail.begin(action));
            buttons.put(action, button);
        }
        detail.itemProperty().subscribe(item -> show());
        commands.expected().addListener((Observable changed) -> show());
        shell.clockProperty().nowProperty().addListener((property, before, now) -> showFacts());
        shell.timeModeProperty().addListener((property, before, now) -> {
            showFacts();
            showTimeline();
        });
        detail.timeline().addListener((Observable changed) -> showTimeline());
        DetailNodes.show(saving, false);
        commands.savingProperty().subscribe(slow -> {
            DetailNodes.show(saving, slow);
            showActions();
        });
        commands.askingProperty().subscribe(this::ask);
        commands.noticeProperty().subscribe(said -> showNotice());
        DetailNodes.hideWhenEmpty(notice);
        confirm.disableProperty().bind(reason.textProperty().isEmpty());
        reason.setOnAction(event -> confirm());
    }

    @FXML
    private void confirm() {
        commands.confirm(reason.getText(), retryable.isSelected());
    }

    @FXML
    private void abandon() {
        commands.abandon();
    }

    private void ask(ItemCommands.@Nullable Asking asking) {
        DetailNodes.show(ask, asking != null);
        if (asking != null) {
            reason.clear();
            confirm.setText(asking.action().words());
            // An operator who fails an item that was never tried usually wants it to be over.
            retryable.setSelected(asking.item().state().held());
            DetailNodes.show(retryable, asking.action() == ItemAction.FAIL);
            reason.requestFocus();
        }
    }

    private void show() {
        InboxItem item = detail.itemProperty().get();
        DetailNodes.show(none, item == null);
        DetailNodes.show(content, item != null);
        if (item == null) {
            return;
        }
        boolean another = told == null || !told.id().equals(item.id());
        showHead(item);
        showFacts();
        showNotice();
        // Rebuilding unchanged nodes would lose a selection or a scroll position.
        if (another || !item.equals(told)) {
            story.getChildren().setAll(ItemDetailNodes.story(item));
            result.getChildren().setAll(ItemDetailNodes.result(item));
            DetailNodes.show(story, !story.getChildren().isEmpty());
            DetailNodes.show(result, !result.getChildren().isEmpty());
            told = item;
        }
        if (another) {
            scroll.setVvalue(0);
        }
    }

    private void showHead(InboxItem item) {
        Label id = new Label("…" + item.id().shortForm());
        id.getStyleClass().addAll("mono", "muted");
        id.setTooltip(new Tooltip(item.id().value()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren()
                .setAll(
                        new SignView(Sign.of(model.shownState(item))),
                        space,
                        id,
                        Copying.button(item.id().value(), "the id"));
        String text = VisibleText.line(item.title());
        // A title may be very long; the tooltip shows all of it.
        title.setText(text.length() > TITLE_SHOWN ? text.substring(0, TITLE_SHOWN) + "…" : text);
        title.setTooltip(new Tooltip(text));
        List<Button> possible = buttons.entrySet().stream()
                .filter(entry -> detail.possible(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        actionBar.getChildren().setAll(possible);
        DetailNodes.show(actionBar, !possible.isEmpty());
        showActions();
    }

    /** Hides the whole line when no action is possible, so that it leaves no gap. */
    private void showActions() {
        DetailNodes.show(actions, actionBar.isVisible() || saving.isVisible());
    }

    private void showNotice() {
        ItemCommands.Notice said = commands.noticeProperty().get();
        boolean here = said != null
                && detail.item().filter(item -> item.id().equals(said.item())).isPresent();
        notice.setText(here ? said.sentence() : "");
    }

    private void showFacts() {
        detail.item()
                .ifPresent(item -> FactGrid.fill(
                        facts,
                        ItemFacts.of(
                                item,
                                shell.clockProperty().now(),
                                shell.timeModeProperty().get())));
    }

    private void showTimeline() {
        timeline.getChildren()
                .setAll(ItemDetailNodes.timeline(
                        detail.timeline(),
                        shell.clockProperty().now(),
                        shell.timeModeProperty().get()));
        if (detail.hasOlderEvents()) {
            timeline.getChildren()
                    .add(DetailNodes.text(
                            "These are the newest " + detail.timeline().size()
                                    + " events; the audit log has the older ones.",
                            "muted",
                            "small"));
        }
    }
}
