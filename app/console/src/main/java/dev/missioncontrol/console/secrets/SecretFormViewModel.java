package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.words.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Holds the form for a command on a secret or the broker. Confined to the JavaFX thread. */
public final class SecretFormViewModel {
    private final Secrets secrets;
    private final Background background;
    private final SecretSealer secretSealer;
    private final ReadOnlyObjectWrapper<Kind> kind = new ReadOnlyObjectWrapper<>(Kind.KEEP);
    private final ReadOnlyObjectWrapper<@Nullable SecretName> about = new ReadOnlyObjectWrapper<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty agent = new SimpleStringProperty("");
    private final StringProperty project = new SimpleStringProperty("");
    private final StringProperty purpose = new SimpleStringProperty("");
    private final StringProperty confirmation = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty sending = new SimpleBooleanProperty();
    private Predicate<SecretName> known = any -> false;
    private Consumer<Optional<SecretName>> done = any -> {};
    private int version;

    /** The command that the form submits. */
    public enum Kind {
        KEEP("New secret", "Keep it", true),
        VERSION("New version", "Keep it", true),
        GIVE("Let an agent's work use it", "Allow it", false),
        END("End this version", "End it for good", false),
        REMOVE("Remove this secret", "Remove it for good", false),
        FIRST_PASSPHRASE("Give the broker a passphrase", "Set it", true),
        UNLOCK("Unlock the broker", "Unlock", true),
        PASSPHRASE("Change the passphrase", "Change it", true);

        private final String words;
        private final String verb;
        private final boolean typed;

        Kind(String words, String verb, boolean typed) {
            this.words = words;
            this.verb = verb;
            this.typed = typed;
        }

        public String words() {
            return words;
        }

        public String verb() {
            return verb;
        }

        /** Tells whether a secret value is typed. */
        public boolean typed() {
            return typed;
        }

        /** Tells whether the value is typed twice, because a typing error could not be noticed later. */
        public boolean twice() {
            return this == FIRST_PASSPHRASE || this == PASSPHRASE;
        }

        /** Tells whether the command is irreversible, so that the name has to be typed. */
        public boolean forGood() {
            return this == END || this == REMOVE;
        }
    }

    SecretFormViewModel(Secrets secrets, Background background) {
        this.secrets = secrets;
        this.background = background;
        this.secretSealer = new SecretSealer(secrets);
    }

    /**
     * @param isKnown tells whether a secret of that name exists
     */
    void listen(Predicate<SecretName> isKnown, Consumer<Optional<SecretName>> whenDone) {
        known = isKnown;
        done = whenDone;
    }

    public ReadOnlyObjectProperty<Kind> kindProperty() {
        return kind.getReadOnlyProperty();
    }

    /** Holds the secret that the form is about; absent for a new one and for the broker. */
    public ReadOnlyObjectProperty<@Nullable SecretName> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty agentProperty() {
        return agent;
    }

    public StringProperty projectProperty() {
        return project;
    }

    public StringProperty purposeProperty() {
        return purpose;
    }

    /** Holds the repeated name. */
    public StringProperty confirmationProperty() {
        return confirmation;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public BooleanProperty sendingProperty() {
        return sending;
    }

    /** Starts with an empty form. */
    void begin(Kind what, @Nullable SecretName which, int number) {
        kind.set(what);
        about.set(which);
        version = number;
        List.of(name, agent, project, purpose, confirmation).forEach(field -> field.set(""));
        problem.set("");
    }

    /**
     * Checks the form before a secret value is taken from its field; reports the first problem and returns whether
     * there was none.
     */
    public boolean complete() {
        try {
            check();
            problem.set("");
            return true;
        } catch (IllegalArgumentException e) {
            problem.set(sentence(e));
            return false;
        }
    }

    /** Shows a problem that the fields themselves have found. */
    public void refuse(String why) {
        problem.set(why);
    }

    /** Submits the form; the typed value is wiped in any case. */
    public void submit(Optional<SecretValue> typed) {
        if (sending.get() || !complete()) {
            typed.ifPresent(SecretValue::close);
            return;
        }
        Callable<Optional<SecretName>> command = command(typed);
        sending.set(true);
        background.run(
                command,
                which -> {
                    sending.set(false);
                    done.accept(which);
                },
                failure -> {
                    sending.set(false);
                    problem.set(Failure.of(failure).sentence());
                });
    }

    private void check() {
        switch (kind.get()) {
            case KEEP -> {
                if (known.test(new SecretName(name.get().strip()))) {
                    throw new IllegalArgumentException("There is a secret of that name; give that one a new version");
                }
            }
            case GIVE -> give();
            case END, REMOVE -> {
                if (!confirmation.get().strip().equals(which().value())) {
                    throw new IllegalArgumentException("Type the name “" + which() + "” to go on");
                }
            }
            case VERSION, FIRST_PASSPHRASE, UNLOCK, PASSPHRASE -> {}
        }
    }

    private SecretCommand.Give give() {
        if (agent.get().isBlank()) {
            throw new IllegalArgumentException("Name the agent");
        }
        if (purpose.get().isBlank()) {
            throw new IllegalArgumentException("Say what for");
        }
        return new SecretCommand.Give(
                new AgentName(agent.get().strip()),
                project.get().strip(),
                purpose.get().strip());
    }

    private Callable<Optional<SecretName>> command(Optional<SecretValue> typed) {
        return switch (kind.get()) {
            case KEEP -> keep(new SecretName(name.get().strip()), typed.orElseThrow());
            case VERSION -> keep(which(), typed.orElseThrow());
            case GIVE -> change(which(), give());
            case END -> change(which(), new SecretCommand.EndVersion(version));
            case REMOVE -> change(which(), new SecretCommand.Remove());
            case FIRST_PASSPHRASE, UNLOCK ->
                () -> {
                    secrets.submit(new BrokerCommand.Unlock(secretSealer.passphrase(typed.orElseThrow())));
                    return Optional.empty();
                };
            case PASSPHRASE ->
                () -> {
                    secrets.submit(new BrokerCommand.ChangePassphrase(secretSealer.passphrase(typed.orElseThrow())));
                    return Optional.empty();
                };
        };
    }

    private Callable<Optional<SecretName>> keep(SecretName which, SecretValue value) {
        IdempotencyKey intention = IdempotencyKey.random();
        return () -> {
            SecretCommand keep = new SecretCommand.Keep(secretSealer.value(which, value));
            return Optional.of(secrets.submit(which, keep, intention).name());
        };
    }

    private Callable<Optional<SecretName>> change(SecretName which, SecretCommand command) {
        IdempotencyKey intention = IdempotencyKey.random();
        return () -> Optional.of(secrets.submit(which, command, intention).name());
    }

    private SecretName which() {
        return Objects.requireNonNull(about.get(), "no secret is selected");
    }

    private static String sentence(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        String text = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
