package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.secrets.SecretFormViewModel.Kind;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class SecretFormController {
    private final SecretsViewModel secrets;
    private final SecretFormViewModel model;

    @FXML
    private VBox root;

    @FXML
    private Label heading;

    @FXML
    private Label hint;

    @FXML
    private VBox namePart;

    @FXML
    private TextField secretName;

    @FXML
    private VBox givePart;

    @FXML
    private TextField agent;

    @FXML
    private TextField project;

    @FXML
    private TextField purpose;

    @FXML
    private VBox typedPart;

    @FXML
    private Label typedName;

    @FXML
    private SecretField typed;

    @FXML
    private VBox againPart;

    @FXML
    private SecretField again;

    @FXML
    private VBox confirmPart;

    @FXML
    private TextField confirmation;

    @FXML
    private Label problem;

    @FXML
    private Button send;

    public SecretFormController(SecretsViewModel secrets) {
        this.secrets = secrets;
        this.model = secrets.form();
    }

    @FXML
    private void initialize() {
        secretName.textProperty().bindBidirectional(model.nameProperty());
        agent.textProperty().bindBidirectional(model.agentProperty());
        project.textProperty().bindBidirectional(model.projectProperty());
        purpose.textProperty().bindBidirectional(model.purposeProperty());
        confirmation.textProperty().bindBidirectional(model.confirmationProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        send.disableProperty().bind(model.sendingProperty());
        typed.onEnter(this::send);
        again.onEnter(this::send);
        List.of(secretName, agent, project, purpose, confirmation).forEach(field -> field.setOnAction(event -> send()));
        root.visibleProperty().subscribe(visible -> {
            wipe();
            if (visible) {
                show(model.kindProperty().get(), model.aboutProperty().get());
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                send();
                event.consume();
            }
        });
    }

    private void show(Kind kind, @Nullable SecretName about) {
        heading.setText(kind.words());
        hint.setText(hint(kind, about));
        DetailNodes.show(namePart, kind == Kind.KEEP);
        DetailNodes.show(givePart, kind == Kind.GIVE);
        DetailNodes.show(typedPart, kind.typed());
        typedName.setText(kind == Kind.KEEP || kind == Kind.VERSION ? "Value" : "Passphrase");
        DetailNodes.show(againPart, kind.twice());
        DetailNodes.show(confirmPart, kind.forGood());
        send.setText(kind.verb());
        send.getStyleClass().removeAll("accent", "danger");
        send.getStyleClass().add(kind.forGood() ? "danger" : "accent");
        first(kind).requestFocus();
    }

    private static String hint(Kind kind, @Nullable SecretName about) {
        return switch (kind) {
            case KEEP -> "The value is sealed here, before it leaves this window. It is never shown in lists or logs.";
            case VERSION ->
                "Reads of " + about + " are answered with the new version from then on. Older ones stay until"
                        + " they are ended.";
            case GIVE -> "While it holds a lease on an item, work of that agent may read " + about + ".";
            case END -> "Nobody is given this version of " + about + " any more; what is kept of it is destroyed.";
            case REMOVE ->
                "All versions of " + about + " are destroyed and its grants end. Work that needs it will fail.";
            case FIRST_PASSPHRASE ->
                "It opens everything that is kept here, and is kept nowhere. Without it, nothing can be read again.";
            case UNLOCK -> "The broker keeps the key in memory until it is locked or the control plane ends.";
            case PASSPHRASE -> "From now on only the new one opens the broker.";
        };
    }

    private Node first(Kind kind) {
        return switch (kind) {
            case KEEP -> secretName;
            case GIVE -> agent;
            case END, REMOVE -> confirmation;
            case VERSION, FIRST_PASSPHRASE, UNLOCK, PASSPHRASE -> typed;
        };
    }

    private void wipe() {
        typed.wipe();
        again.wipe();
    }

    @FXML
    private void send() {
        Kind kind = model.kindProperty().get();
        if (model.sendingProperty().get() || !model.complete()) {
            return;
        }
        if (kind.typed() && typed.lengthProperty().get() == 0) {
            model.refuse(typedName.getText() + " is missing.");
        } else if (kind.twice() && !typed.same(again)) {
            model.refuse("The two are not the same.");
        } else {
            Optional<SecretValue> value = kind.typed() ? Optional.of(typed.take()) : Optional.empty();
            wipe();
            model.submit(value);
        }
    }

    @FXML
    private void close() {
        secrets.writingProperty().set(false);
    }
}
