package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds the list of secrets, the details of the selected one, and the broker's state. Confined to the JavaFX thread.
 */
public final class SecretsViewModel {
    /** More secrets than a fleet has; a narrower filter shows the others. */
    static final int SECRETS_MAX = 1000;

    private static final int PAGE = 200;
    private static final int READS_SHOWN = 20;
    private static final Duration CALM = Duration.ofMillis(250);

    private final Secrets secrets;
    private final Background background;
    private final Later refresh;
    private final SecretFormViewModel form;
    private final RevealTimer timer;
    private boolean olderReads;
    private final ObservableList<Secret> rows = FXCollections.observableArrayList();
    private final ObservableList<SecretRead> reads = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Secret> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Broker> broker = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private List<Secret> all = List.of();
    private boolean active;
    private boolean dirty = true;

    private record Fetched(Broker broker, List<Secret> secrets, boolean cut) {}

    public SecretsViewModel(ControlPlane controlPlane, Background background, Time time) {
        this.secrets = controlPlane.secrets();
        this.background = background;
        this.refresh = new Later(time, CALM, this::load);
        this.form = new SecretFormViewModel(secrets, background);
        this.timer = new RevealTimer(secrets, background, time);
        filter.addListener((property, before, now) -> narrow());
        form.listen(this::known, this::done);
    }

    public ObservableList<Secret> rows() {
        return rows;
    }

    /** Returns the last reads of the selected secret. */
    public ObservableList<SecretRead> reads() {
        return reads;
    }

    /** Tells whether there are older reads than those listed. */
    public boolean hasOlderReads() {
        return olderReads;
    }

    public SecretFormViewModel form() {
        return form;
    }

    public RevealTimer timer() {
        return timer;
    }

    public ReadOnlyObjectProperty<@Nullable Secret> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public Optional<Secret> selected() {
        return Optional.ofNullable(selected.get());
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Holds the broker's state; absent until it was fetched. */
    public ReadOnlyObjectProperty<@Nullable Broker> brokerProperty() {
        return broker.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** For example {@code 3 secrets}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** Tells whether there is no secret at all. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Tells whether a form is open. */
    public BooleanProperty writingProperty() {
        return writing;
    }

    public void activate() {
        active = true;
        if (dirty) {
            load();
        }
    }

    /** Hides every revealed value when the view is hidden. */
    public void deactivate() {
        active = false;
        timer.hide();
        writing.set(false);
    }

    public void onEvents(List<AuditEvent> events) {
        if (events.stream().anyMatch(event -> event.type().startsWith("secret"))) {
            dirty = true;
            if (active) {
                refresh.request();
            }
        }
    }

    public void load() {
        background.run(
                this::fetch,
                this::show,
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    private Fetched fetch() {
        List<Secret> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<Secret> page = secrets.list(cursor, PAGE);
            found.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null && found.size() < SECRETS_MAX);
        return new Fetched(secrets.broker(), found, cursor != null);
    }

    private void show(Fetched fetched) {
        dirty = false;
        broker.set(fetched.broker());
        all = fetched.secrets();
        empty.set(all.isEmpty());
        headline.set(Numbers.count(all.size(), "secret"));
        narrow();
        if (fetched.cut()) {
            problem.set("These are the first " + Numbers.grouped(SECRETS_MAX) + " secrets by name.");
        }
        selected()
                .ifPresent(before -> select(all.stream()
                        .filter(secret -> secret.name().equals(before.name()))
                        .findFirst()
                        .orElse(null)));
    }

    private void narrow() {
        try {
            SecretFilterText wanted = SecretFilterText.parse(filter.get());
            problem.set("");
            List<Secret> now = all.stream().filter(wanted::matches).toList();
            if (!rows.equals(now)) {
                rows.setAll(now);
            }
        } catch (FilterProblem e) {
            problem.set(e.getMessage() + ".");
        }
    }

    public void select(@Nullable Secret secret) {
        Secret before = selected.get();
        boolean same = before != null && secret != null && before.name().equals(secret.name());
        if (!same) {
            timer.hide();
            writing.set(false);
            reads.clear();
        }
        selected.set(secret);
        if (secret != null) {
            look(secret.name());
        }
    }

    private void look(SecretName name) {
        background.run(
                () -> secrets.reads(name, null, READS_SHOWN),
                found -> {
                    if (selected().filter(now -> now.name().equals(name)).isPresent() && !reads.equals(found.rows())) {
                        olderReads = found.next() != null;
                        reads.setAll(found.rows());
                    }
                },
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    private boolean known(SecretName name) {
        return all.stream().anyMatch(secret -> secret.name().equals(name));
    }

    /** Tells whether the broker can read and store values. */
    public boolean open() {
        return broker.get() != null && broker.get().state() == Broker.State.OPEN;
    }

    /**
     * Opens a form. A form for a secret does nothing without a selection; one that needs the broker unlocks it first.
     */
    public void begin(SecretFormViewModel.Kind kind) {
        boolean keeps = kind == SecretFormViewModel.Kind.KEEP || kind == SecretFormViewModel.Kind.VERSION;
        if (keeps && closed()) {
            unlock();
        } else {
            begin(kind, 0);
        }
    }

    /** Asks for the passphrase, or for a first one. */
    public void unlock() {
        begin(unset() ? SecretFormViewModel.Kind.FIRST_PASSPHRASE : SecretFormViewModel.Kind.UNLOCK, 0);
    }

    /** Tells whether the broker is known to need its passphrase. */
    public boolean closed() {
        return broker.get() != null && !open();
    }

    /** Tells whether the broker has never had a passphrase. */
    public boolean unset() {
        return broker.get() != null && broker.get().state() == Broker.State.UNSET;
    }

    /** Returns all secrets, whatever the filter. */
    public List<Secret> all() {
        return all;
    }

    public void begin(SecretFormViewModel.Kind kind, int version) {
        SecretName which = selected().map(Secret::name).orElse(null);
        boolean needsOne = switch (kind) {
            case VERSION, GIVE, END, REMOVE -> true;
            case KEEP, FIRST_PASSPHRASE, UNLOCK, PASSPHRASE -> false;
        };
        if (!needsOne || which != null) {
            timer.hide();
            writing.set(false);
            form.begin(kind, needsOne ? which : null, version);
            writing.set(true);
        }
    }

    private void done(Optional<SecretName> which) {
        writing.set(false);
        which.ifPresentOrElse(name -> follow(() -> secrets.find(name)), this::load);
    }

    /** Shows the secret returned by a command at once; the listing follows. */
    private void follow(Callable<Optional<Secret>> find) {
        background.run(
                find,
                found -> {
                    select(found.filter(secret -> secret.removedAt() == null).orElse(null));
                    load();
                },
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    public void withdraw(Grant grant) {
        IdempotencyKey intention = IdempotencyKey.random();
        selected()
                .map(Secret::name)
                .ifPresent(name -> follow(() -> {
                    secrets.submit(name, new SecretCommand.Withdraw(grant.id()), intention);
                    return secrets.find(name);
                }));
    }

    /** Shows the newest version for a moment, or hides it again. */
    public void reveal() {
        if (timer.shownProperty().get() != null) {
            timer.hide();
        } else {
            selected().ifPresent(secret -> timer.reveal(secret.name(), problem::set));
        }
    }

    public void lock() {
        steer(new BrokerCommand.Lock());
    }

    /** Re-encrypts all versions under a new key of the broker. */
    public void rotate() {
        steer(new BrokerCommand.Rotate());
    }

    private void steer(BrokerCommand command) {
        timer.hide();
        background.run(
                () -> secrets.submit(command),
                now -> {
                    broker.set(now);
                    load();
                },
                failure -> problem.set(Failure.of(failure).sentence()));
    }
}
