package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.FactGrid;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.cells.Split;
import dev.missioncontrol.console.cells.TableColumns;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.secrets.SecretFormViewModel.Kind;
import dev.missioncontrol.console.shell.ShellViewModel;
import dev.missioncontrol.console.shell.View;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class SecretsController implements View {
    private final SecretsViewModel model;
    private final ShellViewModel shell;
    private final SecretDetailNodes nodes;

    @FXML
    private Label headline;

    @FXML
    private TextField filter;

    @FXML
    private Label problem;

    @FXML
    private HBox brokerLine;

    @FXML
    private SignView brokerSign;

    @FXML
    private Label brokerHint;

    @FXML
    private Button unlock;

    @FXML
    private Button lock;

    @FXML
    private Button rotate;

    @FXML
    private Button passphrase;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<Secret> table;

    @FXML
    private TableColumn<Secret, Secret> name;

    @FXML
    private TableColumn<Secret, Secret> versions;

    @FXML
    private TableColumn<Secret, Secret> grants;

    @FXML
    private TableColumn<Secret, Secret> lastRead;

    @FXML
    private Label noHit;

    @FXML
    private Node empty;

    @FXML
    private Button firstStep;

    @FXML
    private Node form;

    @FXML
    private Label none;

    @FXML
    private VBox detail;

    @FXML
    private Label heading;

    @FXML
    private Button reveal;

    @FXML
    private VBox shownPart;

    @FXML
    private RevealLabel shown;

    @FXML
    private GridPane facts;

    @FXML
    private VBox story;

    public SecretsController(SecretsViewModel model, ShellViewModel shell) {
        this.model = model;
        this.shell = shell;
        this.nodes = new SecretDetailNodes(model);
    }

    @FXML
    private void initialize() {
        headline.textProperty().bind(model.headlineProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        problem.textProperty().bind(model.problemProperty());
        DetailNodes.hideWhenEmpty(problem);
        table.setItems(model.rows());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !now.equals(model.selectedProperty().get())) {
                model.select(now);
            }
        });
        model.rows()
                .addListener((Observable rows) -> mark(model.selectedProperty().get()));
        model.reads().addListener((Observable reads) -> showStory());
        model.selectedProperty().subscribe(this::mark);
        model.brokerProperty().subscribe(this::showBroker);
        model.emptyProperty().subscribe(nothing -> showPanes());
        model.writingProperty().subscribe(writing -> showPanes());
        model.timer().shownProperty().subscribe(this::showValue);
        shell.clockProperty().nowProperty().addListener((property, before, now) -> {
            // A node that is replaced under the pointer loses the click that has begun.
            if (!story.isHover()) {
                showStory();
            }
        });
        shell.timeModeProperty().addListener((property, before, now) -> showStory());
        columns();
        Split.keep(split, "secrets", 0.6, shell.settings());
    }

    private void columns() {
        TableColumns.text(name, secret -> secret.name().value());
        TableColumns.text(versions, SecretDetailNodes::versions);
        TableColumns.text(grants, SecretDetailNodes::grants);
        TableColumns.paint(
                lastRead,
                (cell, secret) -> {
                    SecretRead read = secret.lastRead();
                    if (read == null) {
                        cell.text("never", "Nobody has read it");
                    } else {
                        cell.text(
                                SecretDetailNodes.reader(read) + " · " + mode().text(read.at(), now()),
                                read.by() + ", " + mode().exact(read.at()));
                    }
                },
                shell.clockProperty().nowProperty(),
                shell.timeModeProperty());
    }

    private TimeMode mode() {
        return shell.timeModeProperty().get();
    }

    private Instant now() {
        return shell.clockProperty().now();
    }

    private void showBroker(@Nullable Broker broker) {
        DetailNodes.show(brokerLine, broker != null);
        if (broker != null) {
            brokerSign.show(SecretDetailNodes.sign(broker));
            boolean open = broker.state() == Broker.State.OPEN;
            brokerHint.setText(
                    open
                            ? SecretDetailNodes.rotation(broker)
                            : "Nothing can be kept, read or revealed until it has its passphrase.");
            unlock.setText(broker.state() == Broker.State.UNSET ? "Give it a passphrase" : "Unlock");
            firstStep.setText(
                    open
                            ? "New secret"
                            : broker.state() == Broker.State.UNSET
                                    ? "Give the broker a passphrase"
                                    : "Unlock the broker");
            DetailNodes.show(unlock, !open);
            DetailNodes.show(lock, open);
            DetailNodes.show(rotate, open);
            DetailNodes.show(passphrase, open);
        }
    }

    private void showPanes() {
        boolean writing = model.writingProperty().get();
        boolean nothing = model.emptyProperty().get() && !writing;
        DetailNodes.show(empty, nothing);
        noHit.setVisible(!model.emptyProperty().get());
        DetailNodes.show(split, !nothing);
        boolean selected = model.selectedProperty().get() != null;
        DetailNodes.show(form, writing);
        DetailNodes.show(none, !selected && !writing);
        DetailNodes.show(detail, selected && !writing);
    }

    private void mark(@Nullable Secret secret) {
        int index = secret == null
                ? -1
                : IntStream.range(0, model.rows().size())
                        .filter(i -> model.rows().get(i).name().equals(secret.name()))
                        .findFirst()
                        .orElse(-1);
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else if (index != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(index);
        }
        if (secret != null) {
            heading.setText(secret.name().value());
        }
        showPanes();
        showStory();
    }

    private void showStory() {
        model.selected().ifPresent(secret -> {
            FactGrid.fill(facts, SecretDetailNodes.facts(secret, now(), mode()));
            story.getChildren().setAll(nodes.story(secret, model.reads(), now(), mode()));
        });
    }

    private void showValue(RevealTimer.@Nullable Shown value) {
        DetailNodes.show(shownPart, value != null);
        reveal.setText(value == null ? "Reveal" : "Hide");
        if (value == null) {
            shown.hide();
        } else {
            shown.show(value.value());
        }
    }

    @FXML
    private void newSecret() {
        model.begin(Kind.KEEP);
    }

    @FXML
    private void newVersion() {
        model.begin(Kind.VERSION);
    }

    @FXML
    private void give() {
        model.begin(Kind.GIVE);
    }

    @FXML
    private void remove() {
        model.begin(Kind.REMOVE);
    }

    @FXML
    private void reveal() {
        model.reveal();
    }

    @FXML
    private void unlock() {
        model.unlock();
    }

    @FXML
    private void lock() {
        model.lock();
    }

    @FXML
    private void rotate() {
        model.rotate();
    }

    @FXML
    private void changePassphrase() {
        model.begin(Kind.PASSPHRASE);
    }

    private void go(int by) {
        int at = table.getSelectionModel().getSelectedIndex();
        if (!model.rows().isEmpty()) {
            int to = Math.clamp(at + by, 0, model.rows().size() - 1);
            table.getSelectionModel().clearAndSelect(to);
            table.scrollTo(Math.max(0, to - 8));
        }
    }

    private boolean chosen() {
        return model.selected().isPresent();
    }

    @Override
    public List<ConsoleAction> actions() {
        return List.of(
                ConsoleAction.of("New secret", "N", this::newSecret),
                new ConsoleAction("New version of the secret", "V", this::chosen, this::newVersion),
                new ConsoleAction("Let an agent's work use the secret", "A", this::chosen, this::give),
                new ConsoleAction("Reveal or hide the value", "R", () -> chosen() && model.open(), this::reveal),
                new ConsoleAction("Remove the secret", "Shift+D", this::chosen, this::remove),
                new ConsoleAction("Unlock the broker", "U", model::closed, this::unlock),
                new ConsoleAction("Lock the broker", "L", model::open, this::lock),
                new ConsoleAction("Rotate the broker's key", "", model::open, this::rotate),
                new ConsoleAction("Change the broker's passphrase", "", model::open, this::changePassphrase),
                ConsoleAction.of("Filter secrets", "/", filter::requestFocus),
                ConsoleAction.of("Next secret", "J", () -> go(1)),
                ConsoleAction.of("Previous secret", "K", () -> go(-1)));
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
        if (model.writingProperty().get()) {
            model.writingProperty().set(false);
        } else if (model.timer().shownProperty().get() != null) {
            model.reveal();
        } else if (filter.isFocused() && !filter.getText().isEmpty()) {
            filter.clear();
        } else {
            return false;
        }
        table.requestFocus();
        return true;
    }
}
