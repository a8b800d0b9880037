package dev.missioncontrol.console.backlog;

import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.keys.KeyDispatch;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

public final class PlanController {
    private final BacklogViewModel backlog;
    private final PlanViewModel model;

    @FXML
    private VBox root;

    @FXML
    private Label heading;

    @FXML
    private VBox projectPart;

    @FXML
    private TextField name;

    @FXML
    private TextField repository;

    @FXML
    private VBox wherePart;

    @FXML
    private ComboBox<ProjectName> project;

    @FXML
    private VBox epicPart;

    @FXML
    private ComboBox<PlanViewModel.Choice> epic;

    @FXML
    private TextField planTitle;

    @FXML
    private TextArea text;

    @FXML
    private VBox issuePart;

    @FXML
    private TextField labels;

    @FXML
    private TextField dependsOn;

    @FXML
    private Label problem;

    @FXML
    private Button send;

    public PlanController(BacklogViewModel backlog) {
        this.backlog = backlog;
        this.model = backlog.plan();
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        repository.textProperty().bindBidirectional(model.repositoryProperty());
        planTitle.textProperty().bindBidirectional(model.titleProperty());
        text.textProperty().bindBidirectional(model.textProperty());
        labels.textProperty().bindBidirectional(model.labelsProperty());
        dependsOn.textProperty().bindBidirectional(model.dependsOnProperty());
        project.setItems(model.projects());
        project.valueProperty().bindBidirectional(model.projectProperty());
        epic.setItems(model.epics());
        epic.valueProperty().bindBidirectional(model.epicProperty());
        // Letters typed in a choice box select a choice and are not keyboard shortcuts.
        project.getProperties().put(KeyDispatch.TAKES_LETTERS, true);
        epic.getProperties().put(KeyDispatch.TAKES_LETTERS, true);
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        send.disableProperty().bind(model.sendingProperty());
        model.kindProperty().subscribe(this::show);
        root.visibleProperty().subscribe(visible -> {
            if (visible) {
                show(model.kindProperty().get());
                (projectPart.isVisible() ? name : planTitle).requestFocus();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                send();
                event.consume();
            }
        });
    }

    private void show(PlanViewModel.Kind kind) {
        heading.setText(kind.words());
        DetailNodes.show(projectPart, kind == PlanViewModel.Kind.PROJECT);
        DetailNodes.show(wherePart, kind != PlanViewModel.Kind.PROJECT);
        DetailNodes.show(epicPart, kind == PlanViewModel.Kind.ISSUE);
        DetailNodes.show(issuePart, kind == PlanViewModel.Kind.ISSUE);
    }

    @FXML
    private void send() {
        model.submit();
    }

    @FXML
    private void close() {
        backlog.planningProperty().set(false);
    }
}
