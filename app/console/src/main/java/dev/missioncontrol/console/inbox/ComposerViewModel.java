package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.words.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds the form for a new item. The command that the item will run is always shown as an argv array. Confined to the
 * JavaFX thread.
 */
public final class ComposerViewModel {
    private final Inbox inbox;
    private final Background background;
    private final StringProperty agent = new SimpleStringProperty("");
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty body = new SimpleStringProperty("");
    private final StringProperty project = new SimpleStringProperty("");
    private final StringProperty labels = new SimpleStringProperty("");
    private final StringProperty commandLine = new SimpleStringProperty("");
    private final StringProperty repository = new SimpleStringProperty("");
    private final StringProperty base = new SimpleStringProperty("");
    private final ObservableList<String> argv = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty sending = new SimpleBooleanProperty();
    private IdempotencyKey key = IdempotencyKey.random();
    private Consumer<InboxItem> created = item -> {};

    ComposerViewModel(Inbox inbox, Background background) {
        this.inbox = inbox;
        this.background = background;
        commandLine.addListener((property, before, now) -> parse(now));
        // A changed text needs a new idempotency key; the same text sent again after a lost answer keeps its key.
        List.of(agent, title, body, project, labels, commandLine, repository, base)
                .forEach(text -> text.addListener((property, before, now) -> key = IdempotencyKey.random()));
    }

    void onCreated(Consumer<InboxItem> listener) {
        created = listener;
    }

    public StringProperty agentProperty() {
        return agent;
    }

    public StringProperty titleProperty() {
        return title;
    }

    public StringProperty bodyProperty() {
        return body;
    }

    public StringProperty projectProperty() {
        return project;
    }

    /** Holds labels separated by blanks or commas. */
    public StringProperty labelsProperty() {
        return labels;
    }

    public StringProperty commandLineProperty() {
        return commandLine;
    }

    public StringProperty repositoryProperty() {
        return repository;
    }

    public StringProperty baseProperty() {
        return base;
    }

    /** Returns the arguments of the command line; empty while it is empty or unfinished. */
    public ObservableList<String> argv() {
        return argv;
    }

    /** Says why the item was not created, and what to do; empty if there is no problem. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public BooleanProperty sendingProperty() {
        return sending;
    }

    /** Creates the item, unless a field is missing. */
    public void submit() {
        if (sending.get()) {
            return;
        }
        NewItem item;
        try {
            item = item();
        } catch (IllegalArgumentException e) {
            problem.set(missing(e));
            return;
        }
        problem.set("");
        sending.set(true);
        IdempotencyKey intention = key;
        background.run(() -> inbox.create(item, intention), this::done, this::failed);
    }

    private void done(InboxItem item) {
        sending.set(false);
        clear();
        created.accept(item);
    }

    private void failed(Exception failure) {
        sending.set(false);
        problem.set(Failure.of(failure).sentence());
    }

    private void clear() {
        // The agent, project and repository stay, because the next item often has the same.
        List.of(title, body, labels, commandLine).forEach(text -> text.set(""));
        key = IdempotencyKey.random();
    }

    private NewItem item() {
        require(agent, "Name the agent that should do it.");
        require(title, "Give the item a title.");
        NewItem item = NewItem.of(
                        new AgentName(agent.get().strip()), title.get().strip())
                .saying(body.get())
                .from(new ItemOrigin(optional(project), null, null))
                .labelled(Arrays.stream(labels.get().split("[\\s,]+", -1))
                        .filter(label -> !label.isEmpty())
                        .toList());
        return commandLine.get().isBlank() ? item : item.running(command());
    }

    private Command command() {
        List<String> words = CommandLine.parse(commandLine.get());
        require(repository, "Name the repository that the command runs in: a folder or a URL.");
        return new Command(words, repository.get().strip(), optional(base));
    }

    private static void require(StringProperty field, String sentence) {
        if (field.get().isBlank()) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static @Nullable String optional(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    private static String missing(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private void parse(String text) {
        try {
            argv.setAll(CommandLine.parse(text));
            problem.set("");
        } catch (IllegalArgumentException unfinished) {
            argv.clear();
        }
    }
}
