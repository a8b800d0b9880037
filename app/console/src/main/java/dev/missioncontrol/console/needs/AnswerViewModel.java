package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Holds one ask with its context, and the answer that is being written. Confined to the JavaFX thread. */
public final class AnswerViewModel {
    private static final Duration SHORT_SNOOZE = Duration.ofHours(1);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int LINES_SHOWN = 12;
    private static final int NAME_MAX = 63;

    private final Inbox inbox;
    private final Background background;
    private final Time time;
    private final AskCommands commands;
    private final ReadOnlyObjectWrapper<@Nullable Ask> ask = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Context> context = new ReadOnlyObjectWrapper<>();
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty secretName = new SimpleStringProperty("");
    private final BooleanProperty withdrawing = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** Holds the item of an ask and the last lines of its output. */
    public record Context(InboxItem item, List<String> lines) {
        public Context {
            lines = List.copyOf(lines);
        }
    }

    AnswerViewModel(Inbox inbox, Background background, Time time, AskCommands commands) {
        this.inbox = inbox;
        this.background = background;
        this.time = time;
        this.commands = commands;
    }

    public ReadOnlyObjectProperty<@Nullable Ask> askProperty() {
        return ask.getReadOnlyProperty();
    }

    public Optional<Ask> ask() {
        return Optional.ofNullable(ask.get());
    }

    public ReadOnlyObjectProperty<@Nullable Context> contextProperty() {
        return context.getReadOnlyProperty();
    }

    /** Holds the optional note beside a verdict, a choice or a finished task. */
    public StringProperty wordsProperty() {
        return words;
    }

    /** Holds the answer to an ask for a text. */
    public StringProperty textProperty() {
        return text;
    }

    /** Holds the name under which a secret will be stored. */
    public StringProperty secretNameProperty() {
        return secretName;
    }

    /** Tells whether the reason for a withdrawal is being asked for. */
    public BooleanProperty withdrawingProperty() {
        return withdrawing;
    }

    /** Says what is missing before the answer can be given; empty if nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Tells whether the ask waits for an answer of one of these kinds and none has been sent. */
    public boolean awaits(AskKind... kinds) {
        return ask().filter(shown -> shown.state() == AskState.OPEN
                        && !commands.expected().containsKey(shown.id())
                        && (kinds.length == 0 || List.of(kinds).contains(shown.kind())))
                .isPresent();
    }

    /** Approves or denies. */
    public void decide(boolean granted) {
        if (awaits(AskKind.APPROVAL, AskKind.ACCESS)) {
            give(new Reply.Verdict(granted, said()));
        }
    }

    /** Chooses the option of that number, from 1. */
    public void choose(int number) {
        if (awaits(AskKind.CHOICE)) {
            List<String> options = shown().options();
            if (number <= options.size()) {
                give(new Reply.Chosen(options.get(number - 1), said()));
            }
        }
    }

    public void done() {
        if (awaits(AskKind.TASK)) {
            give(new Reply.Done(said()));
        }
    }

    public void say() {
        if (!awaits(AskKind.TEXT)) {
            return;
        }
        if (text.get().isBlank()) {
            problem.set("Write the answer first.");
        } else {
            give(new Reply.Text(text.get().strip()));
        }
    }

    /** Answers with a secret; the value is wiped in any case. */
    public void keep(SecretValue value) {
        SecretName name;
        try {
            name = new SecretName(secretName.get().strip());
        } catch (IllegalArgumentException e) {
            value.close();
            problem.set("The name is 1 to 63 small letters, digits or dashes and begins with a letter.");
            return;
        }
        if (awaits(AskKind.SECRET)) {
            problem.set("");
            commands.answerWithSecret(shown(), name, value, grantee().orElse(null));
        } else {
            value.close();
        }
    }

    /**
     * Returns the agent and project whose work may read the secret that answers this ask: those of the agent that needs
     * it.
     */
    public Optional<AskCommands.Grantee> grantee() {
        Context known = context.get();
        InboxItem item = known == null ? null : known.item();
        AgentName agent = ask().map(Ask::agent).orElse(item == null ? null : item.agent());
        return Optional.ofNullable(agent)
                .filter(named -> !named.equals(AgentName.MORTAL))
                .map(named -> new AskCommands.Grantee(
                        named, item == null ? null : item.assignment().origin().project()));
    }

    public void snoozeShortly() {
        if (awaits()) {
            commands.snooze(shown(), time.now().plus(SHORT_SNOOZE), "for an hour");
        }
    }

    /** Snoozes until the next morning in the operator's time zone. */
    public void snoozeUntilTomorrow() {
        if (awaits()) {
            ZoneId here = ZoneId.systemDefault();
            Instant until = time.now()
                    .atZone(here)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(MORNING)
                    .atZone(here)
                    .toInstant();
            commands.snooze(shown(), until, "until tomorrow");
        }
    }

    public boolean snoozed() {
        return awaits() && AskWords.snoozed(shown(), time.now());
    }

    public void wake() {
        if (snoozed()) {
            commands.wake(shown());
        }
    }

    public void withdraw(String reason) {
        if (awaits() && !reason.isBlank()) {
            withdrawing.set(false);
            commands.withdraw(shown(), reason.strip());
        }
    }

    void show(@Nullable Ask now) {
        Ask before = ask.get();
        boolean same = before != null && now != null && before.id().equals(now.id());
        if (!same) {
            words.set("");
            text.set("");
            secretName.set(now == null ? "" : suggested(now));
            problem.set("");
            withdrawing.set(false);
            context.set(null);
        }
        ask.set(now);
        ItemId item = now == null ? null : now.item();
        if (!same && item != null) {
            look(item);
        }
    }

    private void look(ItemId item) {
        background.run(
                () -> inbox.find(item).map(found -> new Context(found, lastLines(item))),
                found -> found.filter(here ->
                                ask().filter(shown -> item.equals(shown.item())).isPresent())
                        .ifPresent(context::set),
                failure -> {
                    // The ask can be answered without its context; the status line shows that the connection is lost.
                });
    }

    private List<String> lastLines(ItemId item) {
        List<String> lines = inbox.output(item).map(OutputTail::lines).orElse(List.of());
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    }

    private void give(Reply reply) {
        problem.set("");
        commands.answer(shown(), reply);
    }

    private Ask shown() {
        return ask().orElseThrow();
    }

    private @Nullable String said() {
        return words.get().isBlank() ? null : words.get().strip();
    }

    /** Suggests a valid secret name from the words of the need. */
    private static String suggested(Ask ask) {
        String name = ask.need()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        return (name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name).replaceAll("-+$", "");
    }
}
