package dev.missioncontrol.console.inbox;

import dev.missioncontrol.console.cells.DetailNodes;
import java.io.File;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

public final class ComposerController {
    private final InboxViewModel inbox;
    private final ComposerViewModel model;

    @FXML
    private VBox root;

    @FXML
    private TextField agent;

    @FXML
    private TextField title;

    @FXML
    private TextArea body;

    @FXML
    private TextField project;

    @FXML
    private TextField labels;

    @FXML
    private TextField command;

    @FXML
    private VBox preview;

    @FXML
    private FlowPane argv;

    @FXML
    private TextField repository;

    @FXML
    private TextField base;

    @FXML
    private Label problem;

    @FXML
    private Button send;

    public ComposerController(InboxViewModel inbox) {
        this.inbox = inbox;
        this.model = inbox.composer();
    }

    @FXML
    private void initialize() {
        agent.textProperty().bindBidirectional(model.agentProperty());
        title.textProperty().bindBidirectional(model.titleProperty());
        body.textProperty().bindBidirectional(model.bodyProperty());
        project.textProperty().bindBidirectional(model.projectProperty());
        labels.textProperty().bindBidirectional(model.labelsProperty());
        command.textProperty().bindBidirectional(model.commandLineProperty());
        repository.textProperty().bindBidirectional(model.repositoryProperty());
        base.textProperty().bindBidirectional(model.baseProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        send.disableProperty().bind(model.sendingProperty());
        model.argv().addListener((Observable changed) -> argv.getChildren().setAll(DetailNodes.chips(model.argv())));
        preview.visibleProperty().bind(Bindings.isNotEmpty(model.argv()));
        preview.managedProperty().bind(preview.visibleProperty());
        root.visibleProperty().addListener((property, before, now) -> {
            if (now) {
                focusFirstEmpty();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                send();
                event.consume();
            }
        });
    }

    private void focusFirstEmpty() {
        (agent.getText().isBlank() ? agent : title).requestFocus();
    }

    @FXML
    private void send() {
        model.submit();
    }

    @FXML
    private void close() {
        inbox.composingProperty().set(false);
    }

    @FXML
    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        File before = new File(repository.getText());
        if (before.isDirectory()) {
            chooser.setInitialDirectory(before);
        }
        File chosen = chooser.showDialog(root.getScene().getWindow());
        if (chosen != null) {
            repository.setText(chosen.getAbsolutePath());
        }
    }
}
