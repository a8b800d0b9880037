package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.FactGrid;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.keys.KeyLabel;
import dev.missioncontrol.console.secrets.SecretField;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.words.Sign;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class AnswerController {
    private static final int NEED_SHOWN = 240;
    private static final int OPTIONS_BY_KEY = 9;

    private final NeedsViewModel model;
    private final AnswerViewModel answer;
    private final ShellViewModel shell;

    @FXML
    private Label none;

    @FXML
    private VBox content;

    @FXML
    private HBox line;

    @FXML
    private Label need;

    @FXML
    private FlowPane verdict;

    @FXML
    private VBox options;

    @FXML
    private TextArea text;

    @FXML
    private VBox secret;

    @FXML
    private TextField secretName;

    @FXML
    private SecretField secretValue;

    @FXML
    private Label grantee;

    @FXML
    private HBox send;

    @FXML
    private HBox task;

    @FXML
    private TextField words;

    @FXML
    private Label problem;

    @FXML
    private HBox later;

    @FXML
    private Button snooze;

    @FXML
    private Button tomorrow;

    @FXML
    private Button wake;

    @FXML
    private Label saving;

    @FXML
    private HBox withdraw;

    @FXML
    private TextField reason;

    @FXML
    private Label notice;

    @FXML
    private ScrollPane scroll;

    @FXML
    private GridPane facts;

    @FXML
    private VBox story;

    private @Nullable Ask told;

    public AnswerController(NeedsViewModel model, ShellViewModel shell) {
        this.model = model;
        this.answer = model.answer();
        this.shell = shell;
    }

    @FXML
    private void initialize() {
        words.textProperty().bindBidirectional(answer.wordsProperty());
        text.textProperty().bindBidirectional(answer.textProperty());
        secretName.textProperty().bindBidirectional(answer.secretNameProperty());
        problem.textProperty().bind(answer.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        DetailNodes.hideWhenEmpty(notice);
        secretValue.onEnter(this::send);
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                send();
                event.consume();
            }
        });
        answer.withdrawingProperty().subscribe(this::askWhy);
        reason.setOnAction(event -> confirmWithdrawal());
        model.commands().savingProperty().subscribe(slow -> DetailNodes.show(saving, slow));
        model.commands().noticeProperty().subscribe(said -> showNotice());
        model.commands().expected().addListener((Observable changed) -> show());
        answer.askProperty().subscribe(ask -> show());
        answer.contextProperty().subscribe(context -> showStory());
        shell.clockProperty().nowProperty().addListener((property, before, now) -> showFacts());
        shell.timeModeProperty().addListener((property, before, now) -> showFacts());
    }

    private void show() {
        Ask ask = answer.askProperty().get();
        DetailNodes.show(none, ask == null);
        DetailNodes.show(content, ask != null);
        boolean another = ask == null || told == null || !told.id().equals(ask.id());
        if (another) {
            secretValue.wipe();
            scroll.setVvalue(0);
        }
        if (ask == null) {
            told = null;
            return;
        }
        showHead(ask);
        showAnswers(ask);
        showFacts();
        showNotice();
        if (!ask.equals(told)) {
            told = ask;
            showStory();
        }
    }

    private void showHead(Ask ask) {
        Label id = new Label("…" + ask.id().value().substring(20));
        id.getStyleClass().addAll("mono", "muted");
        id.setTooltip(new Tooltip(ask.id().value()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Sign sign = model.sign(ask, shell.clockProperty().now());
        line.getChildren()
                .setAll(new SignView(sign), space, id, Copying.button(ask.id().value(), "the id"));
        if (ask.status().escalated() && answer.awaits()) {
            Label risen = new Label("escalated");
            risen.getStyleClass().addAll("row-label", "row-label-held");
            line.getChildren().add(1, risen);
        }
        String shown = VisibleText.line(ask.need());
        need.setText(shown.length() > NEED_SHOWN ? shown.substring(0, NEED_SHOWN) + "…" : shown);
        need.setTooltip(new Tooltip(shown));
    }

    /** Shows only the fields that the ask's kind needs, and none once it is decided. */
    private void showAnswers(Ask ask) {
        DetailNodes.show(verdict, answer.awaits(AskKind.APPROVAL, AskKind.ACCESS));
        DetailNodes.show(options, answer.awaits(AskKind.CHOICE));
        options.getChildren().setAll(options.isVisible() ? optionButtons(ask) : List.of());
        DetailNodes.show(text, answer.awaits(AskKind.TEXT));
        DetailNodes.show(secret, answer.awaits(AskKind.SECRET));
        DetailNodes.show(send, answer.awaits(AskKind.TEXT, AskKind.SECRET));
        DetailNodes.show(task, answer.awaits(AskKind.TASK));
        DetailNodes.show(words, answer.awaits(AskKind.APPROVAL, AskKind.ACCESS, AskKind.CHOICE, AskKind.TASK));
        DetailNodes.show(later, answer.awaits());
        DetailNodes.show(snooze, !answer.snoozed());
        DetailNodes.show(tomorrow, !answer.snoozed());
        DetailNodes.show(wake, answer.snoozed());
        showGrantee();
    }

    private List<Node> optionButtons(Ask ask) {
        List<Node> buttons = new ArrayList<>();
        for (int i = 0; i < ask.options().size(); i++) {
            int number = i + 1;
            String option = VisibleText.line(ask.options().get(i));
            Button button = new Button(option);
            if (number <= OPTIONS_BY_KEY) {
                button.setGraphic(new KeyLabel(Integer.toString(number)));
            }
            button.getStyleClass().add("option-button");
            button.setTooltip(new Tooltip(option));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> answer.choose(number));
            buttons.add(button);
        }
        return buttons;
    }

    private void showGrantee() {
        grantee.setText(answer.grantee()
                .map(to -> "Work of " + VisibleText.line(to.agent().value())
                        + (to.project() == null ? "" : " in " + VisibleText.line(to.project()))
                        + " may read it while it is held. The answer names the version and never holds the value.")
                .orElse("The answer names the version and never holds the value. Grant it in Secrets."));
    }

    private void showFacts() {
        answer.ask()
                .ifPresent(ask -> FactGrid.fill(
                        facts,
                        AskWords.facts(
                                ask,
                                shell.clockProperty().now(),
                                shell.timeModeProperty().get())));
    }

    private void showNotice() {
        AskCommands.Notice said = model.commands().noticeProperty().get();
        boolean here = said != null
                && answer.ask().filter(ask -> ask.id().equals(said.ask())).isPresent();
        notice.setText(here ? said.sentence() : "");
    }

    private void showStory() {
        List<Node> nodes = new ArrayList<>();
        Ask ask = answer.askProperty().get();
        if (ask != null && !ask.question().context().isBlank()) {
            nodes.add(DetailNodes.line(
                    DetailNodes.heading("Context"),
                    Copying.button(ask.question().context(), "the context")));
            nodes.add(DetailNodes.text(ask.question().context()));
        }
        AnswerViewModel.Context context = answer.contextProperty().get();
        if (ask != null && context != null) {
            nodes.add(DetailNodes.heading(ask.concern().holding() ? "Waits for it" : "Item"));
            nodes.add(DetailNodes.line(
                    new SignView(Sign.of(context.item().state())),
                    Copying.button(context.item().id().value(), "the item's id")));
            nodes.add(DetailNodes.text(VisibleText.line(context.item().title())));
            if (!context.lines().isEmpty()) {
                nodes.add(DetailNodes.heading("Last output"));
                nodes.add(DetailNodes.code(context.lines()));
            }
        }
        story.getChildren().setAll(nodes);
        showGrantee();
    }

    private void askWhy(boolean asked) {
        DetailNodes.show(withdraw, asked);
        if (asked) {
            reason.clear();
            reason.requestFocus();
        }
    }

    @FXML
    private void approve() {
        answer.decide(true);
    }

    @FXML
    private void deny() {
        answer.decide(false);
    }

    @FXML
    private void done() {
        answer.done();
    }

    @FXML
    private void send() {
        if (answer.awaits(AskKind.TEXT)) {
            answer.say();
        } else if (secretValue.lengthProperty().get() > 0) {
            answer.keep(secretValue.take());
        } else {
            secretValue.requestFocus();
        }
    }

    @FXML
    private void snooze() {
        answer.snoozeShortly();
    }

    @FXML
    private void tomorrow() {
        answer.snoozeUntilTomorrow();
    }

    @FXML
    private void wake() {
        answer.wake();
    }

    @FXML
    private void beginWithdrawal() {
        answer.withdrawingProperty().set(true);
    }

    @FXML
    private void confirmWithdrawal() {
        answer.withdraw(reason.getText());
    }

    @FXML
    private void abandonWithdrawal() {
        answer.withdrawingProperty().set(false);
    }

    /** Focuses the field for the answer. */
    void focusField() {
        if (text.isVisible()) {
            text.requestFocus();
        } else if (secret.isVisible()) {
            secretValue.requestFocus();
        } else {
            words.requestFocus();
        }
    }

    /** Tells whether one of the fields has the focus. */
    boolean writing() {
        return content.getScene() != null
                && List.of(text, secretName, secretValue, words, reason)
                        .contains(content.getScene().getFocusOwner());
    }

    /** Clears every secret field when the reader leaves. */
    void forget() {
        secretValue.wipe();
    }
}
